package dev.sluice.console.inspect;

import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.diagnosis.Exchange;
import dev.sluice.diagnosis.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has come of an inspection that is under way; none of it is taken back later.
 *
 * @param decoded null before the text was decoded
 * @param known null before the service has answered, and where it knows nothing
 * @param asked every request with the pasted link, in the order they ended
 * @param fresh every request with a fresh link
 * @param findings worst first
 */
record SoFar(
        Progress.@Nullable Decoded decoded,
        @Nullable InspectedShare known,
        List<Exchange> asked,
        List<Exchange> fresh,
        List<Finding> findings) {
    static final SoFar NOTHING = new SoFar(null, null, List.of(), List.of(), List.of());
}
