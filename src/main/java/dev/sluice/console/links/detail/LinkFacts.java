package dev.sluice.console.links.detail;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.Fault;
import dev.sluice.api.LinkHour;
import dev.sluice.api.SessionInfo;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Sessions and history of the link that is shown. */
public final class LinkFacts {
    private static final int LINES = 12;
    private static final int FORBIDDEN = 403;

    private final Work work;
    private final SluiceClient client;
    private final Latest latest = new Latest();
    private final ReadOnlyObjectWrapper<@Nullable Facts> facts = new ReadOnlyObjectWrapper<>();

    /**
     * What was read.
     *
     * @param sessions newest first, at most 100
     * @param hour what its viewers got lately; null where the key may not read that
     * @param history newest first, at most 12
     */
    public record Facts(
            String handle,
            List<SessionInfo> sessions,
            @Nullable LinkHour hour,
            List<AuditEntry> history) {}

    public LinkFacts(Work work, SluiceClient client) {
        this.work = work;
        this.client = client;
    }

    /** Of the link shown last; null until they have come. */
    public ReadOnlyObjectProperty<@Nullable Facts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** Reads what belongs to this link; what another one had is taken off at once. */
    public void show(String handle) {
        var shown = facts.get();
        if (shown != null && !shown.handle().equals(handle)) facts.set(null);
        latest.start(work.job("Reading sessions and history", progress -> read(handle))
                .quiet()
                .onSuccess(facts::set)
                .onFailure(gone -> {}));
    }

    private Facts read(String handle) {
        return new Facts(
                handle,
                client.shares().sessions(handle).items(),
                hour(handle),
                client.audit("share:" + handle, null, LINES).items());
    }

    /** A key may be for links alone; then the pane shows the rest. */
    private @Nullable LinkHour hour(String handle) {
        try {
            return client.quality().link(handle);
        } catch (Fault notForThisKey) {
            if (notForThisKey.problem().status() == FORBIDDEN) return null;
            throw notForThisKey;
        }
    }
}
