package dev.sluice.console;

import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Keys and mouse of a robot; the one place that knows TestFX. */
public final class Hands {
    private final FxRobot robot = new FxRobot();

    /** One key after the other. */
    public void type(KeyCode... keys) {
        robot.type(keys);
        settle();
    }

    /** The last key while the others are held. */
    public void hold(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /** Moves to a node and clicks it. */
    public void click(String selector) {
        robot.clickOn(selector);
        settle();
    }

    /** Waits until the application thread has nothing to do. */
    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }
}
