package dev.sluice.console.destinations;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationChange;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Operator;
import dev.sluice.api.Reconnects;
import dev.sluice.api.Role;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What is written about a destination, new or there already; touches no control. */
final class DestinationForm {
    /** Kinds that can be added, how their addresses look, and what their credential is. */
    enum Kind {
        RTMP("rtmps://HOST/APP", "stream key"),
        SRT("srt://HOST:PORT", "passphrase, or streamid=…&passphrase=…; may be empty"),
        WEBHOOK("https://HOST/PATH", "signing secret of 16 characters or more"),
        FOLDER("/whole/path/of/a/folder", ""),
        S3("https://HOST/BUCKET/PREFIX", "ID:SECRET of an access key");

        final String form;
        final String secret;

        Kind(String form, String secret) {
            this.form = form;
            this.secret = secret;
        }

        DestinationKind kind() {
            return DestinationKind.valueOf(name());
        }
    }

    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.RTMP);
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty credential = new SimpleStringProperty("");
    final StringProperty channel = new SimpleStringProperty("");
    final StringProperty bitRate = new SimpleStringProperty("");
    final StringProperty delay = new SimpleStringProperty("");
    final StringProperty attempts = new SimpleStringProperty("");
    final StringProperty firstPause = new SimpleStringProperty("");
    final StringProperty longestPause = new SimpleStringProperty("");
    private final @Nullable Destination now;

    private DestinationForm(@Nullable Destination now) {
        this.now = now;
    }

    static DestinationForm empty() {
        return new DestinationForm(null);
    }

    /** Filled in with what is known of one; its credential is not. */
    static DestinationForm of(Destination now) {
        var form = new DestinationForm(now);
        form.kind.set(Kind.valueOf(now.kind().name()));
        form.name.set(now.name());
        form.address.set(now.address());
        form.channel.set(now.channel() == null ? "" : now.channel());
        form.bitRate.set(now.bitRate() == null ? "" : now.bitRate().toString());
        form.delay.set(written(now.delaySeconds()));
        form.attempts.set(written(now.reconnects().attempts()));
        form.firstPause.set(Integer.toString(now.reconnects().firstPauseSeconds()));
        form.longestPause.set(Integer.toString(now.reconnects().longestPauseSeconds()));
        return form;
    }

    private static String written(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    /** Only an ingest is sent pictures at a rate and a time of its own. */
    ObservableValue<Boolean> isIngest() {
        return kind.map(k -> k == Kind.RTMP || k == Kind.SRT);
    }

    /** A message has its own, fixed way of being sent again; a folder has no credential. */
    ObservableValue<Boolean> isTriedAgain() {
        return kind.map(k -> k != Kind.WEBHOOK);
    }

    ObservableValue<Boolean> hasCredential() {
        return kind.map(k -> k != Kind.FOLDER);
    }

    /** What is missing, or not for this operator to do, as a sentence; empty when nothing is. */
    ObservableValue<String> missing(ObservableValue<@Nullable Operator> who) {
        return Bindings.createStringBinding(
                () -> problem(who.getValue()),
                who,
                kind,
                name,
                address,
                credential,
                bitRate,
                delay,
                attempts,
                firstPause,
                longestPause);
    }

    private String problem(@Nullable Operator who) {
        boolean names = now == null || moved(now);
        if (names && kind.get() == Kind.FOLDER && who != null && !who.role().includes(Role.ADMIN)) {
            return "Only an admin names a folder, as it reaches anything that the service may write.";
        }
        if (now == null && address.get().isBlank()) return "Give its address.";
        var kept = now;
        if (kept != null && kept.credential() && moved(kept) && credential.get().isBlank()) {
            return "Another address needs its credential again, so that the kept one goes nowhere else.";
        }
        boolean numbers = bitRate.get().matches("\\d{0,6}")
                && delay.get().matches("\\d{0,4}")
                && attempts.get().matches("\\d{0,4}")
                && firstPause.get().matches("\\d{0,4}")
                && longestPause.get().matches("\\d{0,4}");
        return numbers ? "" : "Rate, delay, losses and pauses are whole numbers.";
    }

    private boolean moved(Destination kept) {
        return !address.get().isBlank() && !address.get().strip().equals(kept.address());
    }

    DestinationRequest request() {
        return new DestinationRequest(
                name.get(),
                kind.get().kind(),
                address.get(),
                credential.get().isBlank() ? null : credential.get(),
                ingest(bitRate),
                ingest(delay),
                reconnects());
    }

    DestinationChange change() {
        return new DestinationChange(
                name.get(),
                address.get(),
                credential.get().isBlank() ? null : credential.get(),
                ingest(bitRate),
                ingest(delay),
                reconnects(),
                channel.get());
    }

    private Reconnects reconnects() {
        return new Reconnects(number(attempts), number(firstPause), number(longestPause));
    }

    private int ingest(StringProperty text) {
        return isIngest().getValue() ? number(text) : 0;
    }

    /** What is left out is 0, which everywhere means what one would expect: as it is, at once, never, the default. */
    private static int number(StringProperty text) {
        return text.get().isBlank() ? 0 : Integer.parseInt(text.get().strip());
    }
}
