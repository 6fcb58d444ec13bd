package dev.sluice.console.chart;

import java.util.Locale;

/** What a request waits for, in the order it waits. */
public enum RequestStage {
    CONNECT("DNS, TCP"),
    TLS("TLS"),
    WAIT("wait"),
    BODY("body"),
    PLAY("player");

    private final String label;

    RequestStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Its class in the stylesheet. */
    public String styleClass() {
        return "stage-" + name().toLowerCase(Locale.ROOT);
    }
}
