package dev.sluice.console.frame;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Shortcut;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Brings keys to their acts: chords from anywhere, typed characters from outside text fields. */
final class KeyRouter {
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Set<KeyCode> EDITING =
            EnumSet.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Y, KeyCode.Z);

    private final Acts acts;
    private final InstantSource clock;
    private final BooleanSupplier covered;
    private String typed = "";
    private Instant lastTyped = Instant.EPOCH;

    /** While {@code covered} says so, an overlay has the keys. */
    KeyRouter(Acts acts, InstantSource clock, BooleanSupplier covered) {
        this.acts = acts;
        this.clock = clock;
        this.covered = covered;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent key) {
        if (covered.getAsBoolean() || (inField(key) && isEditing(key))) return;
        first(keys -> keys instanceof Shortcut.Chord chord && chord.keys().match(key))
                .ifPresent(act -> run(act, key));
    }

    private void typed(KeyEvent key) {
        if (covered.getAsBoolean() || inField(key) || key.isShortcutDown() || key.isAltDown()) return;
        var now = clock.instant();
        var held = Duration.between(lastTyped, now).compareTo(PATIENCE) < 0 ? typed : "";
        lastTyped = now;
        if (!follow(held + key.getCharacter(), key) && !held.isEmpty()) follow(key.getCharacter(), key);
    }

    /** Whether these characters are some act's keys or may become them. */
    private boolean follow(String characters, KeyEvent key) {
        var exact =
                first(keys -> keys instanceof Shortcut.Typed t && t.characters().equals(characters));
        var begun =
                first(keys -> keys instanceof Shortcut.Typed t && t.characters().startsWith(characters));
        typed = exact.isPresent() || begun.isEmpty() ? "" : characters;
        exact.ifPresent(act -> run(act, key));
        return exact.isPresent() || begun.isPresent();
    }

    private Optional<Act> first(Predicate<Shortcut> fits) {
        return acts.all()
                .filter(act -> act.shortcut() != null && fits.test(act.shortcut()))
                .findFirst();
    }

    private void run(Act act, KeyEvent key) {
        key.consume();
        acts.run(act);
    }

    private static boolean inField(KeyEvent key) {
        return key.getTarget() instanceof TextInputControl;
    }

    private static boolean isEditing(KeyEvent key) {
        return key.isShortcutDown() && !key.isShiftDown() && EDITING.contains(key.getCode());
    }
}
