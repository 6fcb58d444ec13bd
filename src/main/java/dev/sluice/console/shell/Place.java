package dev.sluice.console.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** Where one can go; the rail shows them in this order. */
public enum Place {
    INSPECT("Inspect", "i", Feather.SEARCH),
    LINKS("Links", "l", Feather.LINK),
    PREVIEW("Preview", "p", Feather.PLAY),
    QUALITY("Quality", "q", Feather.ACTIVITY),
    DESTINATIONS("Destinations", "d", Feather.SHARE_2),
    CHECKLIST("Checklist", "c", Feather.CHECK_SQUARE),
    ACTIVITY("Activity", "a", Feather.LIST),
    SETTINGS("Settings", "s", Feather.SETTINGS),
    /** Reached by the red button only. */
    EMERGENCY("Emergency", "", Feather.ALERT_OCTAGON);

    private final String title;
    private final String key;
    private final Feather icon;

    Place(String title, String key, Feather icon) {
        this.title = title;
        this.key = key;
        this.icon = icon;
    }

    /** The places of the rail. */
    public static List<Place> onRail() {
        return Arrays.stream(values()).filter(place -> place != EMERGENCY).toList();
    }

    public String title() {
        return title;
    }

    /** The letter that goes there after {@code g}; empty for Emergency. */
    public String key() {
        return key;
    }

    public Feather icon() {
        return icon;
    }

    /** Its name in ids and deep links. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
