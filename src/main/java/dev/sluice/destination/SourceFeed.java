package dev.sluice.destination;

import dev.sluice.api.Fault;
import dev.sluice.api.Show;
import dev.sluice.api.ShowSource;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.live.LiveChild;
import dev.sluice.media.live.Piece;
import dev.sluice.media.live.SendQueue;
import dev.sluice.media.live.SourceTrouble;
import dev.sluice.media.live.Splitter;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a source's child running and hands over what it gives, on one thread. */
final class SourceFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SourceFeed.class);
    private static final long SILENT = TimeUnit.SECONDS.toNanos(15);
    private static final long PAUSE_MS = 1_000;
    private static final int UNREADABLE = 5;
    private static final int CHUNK = 1 << 16;

    /** Hears what the source does; on the feed's thread. */
    interface Listener {
        /** A child begins: what follows has a clock of its own. */
        void begins(LiveChild child);

        void piece(Piece piece);

        /** The source is gone and is waited for. */
        void lost(String code, String sentence);

        /** The source has come to its end, or cannot be read at all. */
        void over(boolean everLive, String code, String sentence);
    }

    /** Says how FFmpeg reads the source now. */
    @FunctionalInterface
    interface Command {
        List<String> arguments() throws InterruptedException;
    }

    private final ShowSource source;
    private final Command command;
    private final Ffmpeg ffmpeg;
    private final Listener listener;
    private final SourceState state;
    private volatile boolean wanted = true;
    private volatile @Nullable LiveChild child;
    private volatile long heardAt;
    private String words = "";
    private volatile String code = "";

    SourceFeed(ShowSource source, Command command, Ffmpeg ffmpeg, Clock clock, Listener listener) {
        this.source = source;
        this.command = command;
        this.ffmpeg = ffmpeg;
        this.listener = listener;
        this.state = new SourceState(clock, listens() ? "Waits for an encoder." : "Waits for the first picture.");
    }

    /** Runs until the source is over or {@link #close}; blocks. */
    void run() {
        try {
            while (wanted) {
                boolean clean = once();
                if (wanted && !goesOn(clean)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Fault e) {
            over(e.code(), e.problem().title());
        }
    }

    private boolean once() throws InterruptedException {
        state.begins();
        code = "";
        try (var now = LiveChild.start(ffmpeg, command.arguments(), Sources.secrets(source), this::heard)) {
            child = now;
            heardAt = System.nanoTime();
            listener.begins(now);
            read(now);
            boolean clean = wanted && now.await() == 0;
            words = now.lastWords();
            return clean;
        } finally {
            child = null;
        }
    }

    private void read(LiveChild now) {
        var splitter = new Splitter(this::piece);
        var chunk = new byte[CHUNK];
        try {
            for (int n = now.output().read(chunk);
                    n >= 0 && wanted;
                    n = now.output().read(chunk)) {
                heardAt = System.nanoTime();
                splitter.feed(chunk, n);
            }
        } catch (IOException e) {
            LOG.debug("The pipe of a child that was ended", e);
        }
    }

    /** Whether it is begun again; otherwise it has said that it is over. */
    private boolean goesOn(boolean clean) throws InterruptedException {
        if (!source.live() && (clean || !state.everLive())) {
            over(
                    clean ? "source-ended" : "source-unreadable",
                    clean ? "The source has come to its end." : "FFmpeg cannot read the source.");
            return false;
        }
        if (code.isEmpty()) {
            var trouble = state.live() ? SourceTrouble.GONE : SourceTrouble.of(listens(), words);
            lost(trouble.code(), trouble.sentence());
        } else {
            lost(code, state.sentence());
        }
        TimeUnit.MILLISECONDS.sleep(state.live() || listens() ? PAUSE_MS : PAUSE_MS * UNREADABLE);
        return true;
    }

    /** Whether an encoder comes to us, rather than we to it. */
    private boolean listens() {
        return source.kind() == ShowSource.Kind.RTMP || source.kind() == ShowSource.Kind.SRT;
    }

    private void piece(Piece piece) {
        state.measure(piece);
        listener.piece(piece);
    }

    /** FFmpeg's listener takes any stream; it only says that the key was another one. */
    private void heard(String line) {
        if (line.contains("Unexpected stream")) {
            code = "source-key-wrong";
            state.say("lost", "An encoder came with another stream key and was sent away.");
            kill();
        }
    }

    /** Ends a child that has gone silent; it is begun again. */
    void tick() {
        var now = child;
        if (now == null || waits(now)) {
            heardAt = System.nanoTime();
        } else if (System.nanoTime() - heardAt > SILENT) {
            code = "source-silent";
            state.say("lost", "The source holds its connection open and gives nothing; it is begun again.");
            heardAt = System.nanoTime();
            now.kill();
        }
    }

    /** An encoder that has not come is no silence. Whoever holds the one connection that RTMP takes keeps it out. */
    private boolean waits(LiveChild now) {
        return !state.live()
                && switch (source.kind()) {
                    case URL -> false;
                    case RTMP -> !SendQueue.of(now.pid()).map(SendQueue::open).orElse(false);
                    case ASSET, FILE, PATTERN, SRT -> true;
                };
    }

    private void kill() {
        var now = child;
        if (now != null) {
            now.kill();
        }
    }

    private void lost(String why, String words) {
        state.say("lost", words);
        if (state.isNews(why)) {
            listener.lost(why, words);
        }
    }

    private void over(String why, String words) {
        state.say("ended", words);
        listener.over(state.everLive(), why, words);
    }

    /** How it does. */
    Show.Input input(@Nullable String recording) {
        return state.input(recording);
    }

    /** Ends it; the listener hears nothing more than what is under way. */
    void close() {
        wanted = false;
        var now = child;
        if (now != null) {
            now.close();
        }
    }
}
