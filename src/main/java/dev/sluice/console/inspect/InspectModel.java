package dev.sluice.console.inspect;

import dev.sluice.api.SessionInfo;
import dev.sluice.api.Share;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Work;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.Inspector;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is being inspected and what came out. Used on the application thread. */
public final class InspectModel {
    private final SluiceClient client;
    private final Inspector inspector;
    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
    private String link = "";

    public InspectModel(SluiceClient client, Inspector inspector, Work work) {
        this.client = client;
        this.inspector = inspector;
        this.work = work;
    }

    /**
     * A finished inspection.
     *
     * @param inspection what was found
     * @param sessions on the link, newest first; empty where the link is not the service's
     * @param took paste to verdict
     */
    public record Result(Inspection inspection, List<SessionInfo> sessions, Duration took) {
        public Result {
            sessions = List.copyOf(sessions);
        }
    }

    /** Inspects a link; a newer one wins over an older one that is still under way. */
    public void inspect(String pasted) {
        link = pasted.strip();
        result.set(null);
        String asked = link;
        work.job("Inspecting the link", progress -> run(asked))
                .onSuccess(found -> take(asked, found))
                .start();
    }

    /** What was pasted last; a secret. */
    String link() {
        return link;
    }

    /** The share behind the link; null when there is none or nothing was inspected yet. */
    @Nullable
    Share share() {
        var found = result.get();
        return found == null ? null : found.inspection().share();
    }

    /** The last inspection; null before the first and while one is under way. */
    public ReadOnlyObjectProperty<@Nullable Result> result() {
        return result.getReadOnlyProperty();
    }

    private Result run(String pasted) {
        long began = System.nanoTime();
        var inspection = inspector.inspect(pasted);
        var took = Duration.ofNanos(System.nanoTime() - began);
        var share = inspection.share();
        List<SessionInfo> sessions = share == null
                ? List.of()
                : client.shares().sessions(share.handle()).items();
        return new Result(inspection, sessions, took);
    }

    private void take(String asked, Result found) {
        if (asked.equals(link)) {
            result.set(found);
        }
    }
}
