package dev.sluice.console.frame;

import dev.sluice.api.Problem;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the frame shows of the service. Changed on the application thread. */
public final class ShellModel {
    private final ObjectProperty<Contact> connection = new SimpleObjectProperty<>(new Contact.Connecting());
    private final ObjectProperty<@Nullable ServiceInfo> info = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ServiceStatus> status = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Instant> answeredAt = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Instant> newestTelemetry = new SimpleObjectProperty<>();

    /** The service answered. */
    void answered(Instant at, ServiceInfo newInfo, ServiceStatus newStatus, Duration roundTrip) {
        answeredAt.set(at);
        info.set(newInfo);
        status.set(newStatus);
        connection.set(new Contact.Connected(roundTrip));
    }

    /** The service did not answer; what it said before stays on the screen, with its age. */
    void lost(Instant at, Problem why) {
        var since = connection.get() instanceof Contact.Lost before ? before.since() : at;
        connection.set(new Contact.Lost(since, why));
    }

    public ObjectProperty<Contact> connection() {
        return connection;
    }

    public ObjectProperty<@Nullable ServiceInfo> info() {
        return info;
    }

    public ObjectProperty<@Nullable ServiceStatus> status() {
        return status;
    }

    /** When the service last answered; null while it never did. */
    public ObjectProperty<@Nullable Instant> answeredAt() {
        return answeredAt;
    }

    /** Time of the newest player event; null while none was seen. Quality sets it. */
    public ObjectProperty<@Nullable Instant> newestTelemetry() {
        return newestTelemetry;
    }
}
