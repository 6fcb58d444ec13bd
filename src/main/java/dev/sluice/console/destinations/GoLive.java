package dev.sluice.console.destinations;

import dev.sluice.api.Asset;
import dev.sluice.api.Destination;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A show as it is being put together. */
final class GoLive {
    /** Segment lengths, by the names that people choose from. */
    enum Rhythm {
        STABILITY,
        LOW_DELAY;

        String profile() {
            return this == STABILITY ? "stability" : "low-delay";
        }
    }

    final StringProperty title = new SimpleStringProperty("");
    final ObjectProperty<ShowSource.Kind> kind = new SimpleObjectProperty<>(ShowSource.Kind.PATTERN);
    final ObjectProperty<@Nullable Asset> asset = new SimpleObjectProperty<>();
    final StringProperty value = new SimpleStringProperty("");
    final ObjectProperty<Rhythm> rhythm = new SimpleObjectProperty<>(Rhythm.STABILITY);
    final BooleanProperty loop = new SimpleBooleanProperty();
    final StringProperty window = new SimpleStringProperty("120");
    final StringProperty startsAt = new SimpleStringProperty("");
    final ObservableList<String> destinations = FXCollections.observableArrayList(Destination.OWNED);

    /** What is missing before it can be asked for; empty when nothing is. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(this::missing, title, kind, asset, value, window, startsAt);
    }

    private String missing() {
        if (title.get().isBlank()) return "Name the show.";
        if (kind.get() == ShowSource.Kind.ASSET && asset.get() == null) return "Choose the asset.";
        if (kind.get() != ShowSource.Kind.ASSET
                && kind.get() != ShowSource.Kind.PATTERN
                && value.get().isBlank()) return "Say where the source is.";
        if (!window.get().matches("\\d{2,5}")) return "The window is a number of seconds.";
        return startsAt.get().isBlank() || begins().isPresent()
                ? ""
                : "Begin at a time like 18:30, or 2026-12-31 18:30.";
    }

    ShowRequest request() {
        return new ShowRequest(
                title.get(),
                new ShowSource(kind.get(), source(), loop.get() && ends(), null),
                List.copyOf(destinations),
                rhythm.get().profile(),
                Integer.valueOf(window.get()),
                begins().map(Instant::toString).orElse(null));
    }

    private Optional<Instant> begins() {
        return StartTime.parse(startsAt.get(), ZonedDateTime.now(ZoneId.systemDefault()));
    }

    /** Whether the source comes to an end and could begin again. */
    private boolean ends() {
        return kind.get() == ShowSource.Kind.ASSET || kind.get() == ShowSource.Kind.FILE;
    }

    ObservableValue<Boolean> mayLoop() {
        return kind.map(chosen -> ends());
    }

    private String source() {
        var chosen = asset.get();
        if (kind.get() == ShowSource.Kind.ASSET) return chosen == null ? "" : chosen.id();
        if (kind.get() == ShowSource.Kind.PATTERN && value.get().isBlank()) return "1280x720";
        return value.get().strip();
    }

    /** What to write, by the kind of source. */
    static String prompt(ShowSource.Kind kind) {
        return switch (kind) {
            case ASSET -> "";
            case FILE -> "/srv/media/film.mp4, on the service's machine";
            case PATTERN -> "1280x720";
            case RTMP -> "rtmp://0.0.0.0:1935/live/CHOOSE-A-KEY";
            case SRT -> "srt://0.0.0.0:9000";
            case URL -> "https://example.com/live.m3u8";
        };
    }
}
