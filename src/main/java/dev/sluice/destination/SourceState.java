package dev.sluice.destination;

import dev.sluice.api.Show;
import dev.sluice.media.live.Piece;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is seen of a source and said about it. Thread-safe: one thread feeds it, any may ask. */
final class SourceState {
    private final Clock clock;
    private final Rate bits = new Rate();
    private final Rate pictures = new Rate();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean live;
    private volatile boolean everLive;
    private volatile Said said;
    private String told = "";

    /** A state with its sentence and since when it is so. */
    private record Said(String state, String sentence, Instant since) {}

    SourceState(Clock clock, String sentence) {
        this.clock = clock;
        this.said = new Said("waiting", sentence, clock.instant());
    }

    /** A child begins; whatever was there before is over. */
    void begins() {
        live = false;
        begun.incrementAndGet();
    }

    /** Whether the child that runs, or ran last, gave a picture. */
    boolean live() {
        return live;
    }

    /** Whether any child did. */
    boolean everLive() {
        return everLive;
    }

    void measure(Piece piece) {
        bits.add(piece.bytes().length * 8L, piece.atNanos());
        pictures.add(piece.pictures(), piece.atNanos());
        if (!live && piece.key()) {
            live = true;
            everLive = true;
            told = "";
            say("live", "Gives pictures.");
        }
    }

    void say(String state, String sentence) {
        said = new Said(state, sentence, clock.instant());
    }

    String sentence() {
        return said.sentence();
    }

    /** Whether this loss is other than the last one; a source that fails in the same way again and again is no news. */
    boolean isNews(String code) {
        boolean news = !code.equals(told);
        told = code;
        return news;
    }

    /** How it does. */
    Show.Input input(@Nullable String recording) {
        long now = System.nanoTime();
        var last = said;
        return new Show.Input(
                last.state(),
                last.sentence(),
                last.since(),
                Math.round(bits.perSecond(now)),
                Math.round(pictures.perSecond(now) * 10) / 10.0,
                Math.max(0, begun.get() - 1),
                recording);
    }
}
