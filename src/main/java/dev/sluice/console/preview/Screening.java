package dev.sluice.console.preview;

import dev.sluice.relay.PreviewListener;
import dev.sluice.relay.PreviewSession;
import dev.sluice.relay.PreviewState;
import dev.sluice.relay.UpstreamRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import org.jspecify.annotations.Nullable;

/** One opening of the relay with the media player it feeds, from the click to the end. */
final class Screening implements PreviewListener {
    private final BiConsumer<Screening, PreviewState> onState;
    private final Runnable onRequest;
    private volatile Startup startup;
    private @Nullable PreviewSession session;
    private @Nullable MediaPlayer player;
    private boolean closed;

    /** Reports on the application thread; {@code clicked} is when somebody asked for it. */
    Screening(Instant clicked, BiConsumer<Screening, PreviewState> onState, Runnable onRequest) {
        startup = Startup.at(clicked);
        this.onState = onState;
        this.onRequest = onRequest;
    }

    /** Hands a target to the relay; waits, so off the application thread. */
    void begin(Engine engine, Subject subject, Choice choice) {
        var relay = engine.relay();
        var ready = Instant.now();
        var target = engine.find(subject);
        startup = startup.asked(ready, target.entitled(), Instant.now());
        adopt(relay.open(target.playlist(), target.options(choice.variant(), choice.language()), this));
    }

    private synchronized void adopt(PreviewSession opened) {
        session = opened;
        if (closed) opened.close();
    }

    /** The relay's side of it, once there is one. Any thread. */
    synchronized Optional<PreviewSession> session() {
        return Optional.ofNullable(session);
    }

    @Override
    public void stateChanged(PreviewState state) {
        if (state instanceof PreviewState.Playing) startup = startup.understood(Instant.now());
        Platform.runLater(() -> {
            if (!closed) onState.accept(this, state);
        });
    }

    @Override
    public void requested(UpstreamRequest request) {
        Platform.runLater(onRequest);
    }

    /** Makes the media player; what it says goes to the relay, which decides what it means. */
    MediaPlayer play(PreviewState.Playing playing) {
        var made = new MediaPlayer(new Media(playing.mediaUri().toString()));
        made.setOnReady(() -> tell(PreviewSession::playerReady));
        made.setOnEndOfMedia(() -> tell(PreviewSession::playerEnded));
        made.setOnError(() -> tell(open -> open.playerFailed(said(made.getError()))));
        player = made;
        return made;
    }

    private void tell(Consumer<PreviewSession> word) {
        if (!closed) session().ifPresent(word);
    }

    private static String said(@Nullable MediaException error) {
        return error == null ? "no reason given" : error.getType() + ": " + error.getMessage();
    }

    @Nullable
    MediaPlayer player() {
        return player;
    }

    Startup startup() {
        return startup;
    }

    void pictured() {
        startup = startup.pictured(Instant.now());
    }

    List<UpstreamRequest> requests() {
        return session().map(PreviewSession::requests).orElse(List.of());
    }

    /** Ends it; nothing of it is heard any more. The relay first: it may be holding an answer that the player waits for. */
    synchronized void close() {
        closed = true;
        if (session != null) session.close();
        if (player != null) player.dispose();
    }
}
