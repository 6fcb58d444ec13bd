package dev.sluice.console.links.issue;

import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.ShareMode;
import dev.sluice.console.ui.Chip;
import dev.sluice.token.IpPrefix;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a new link is tied to, as it is typed. */
final class BoundTo {
    private static final Pattern SITE = Pattern.compile("(?i)https?://[a-z0-9.\\-\\[\\]:]{1,255}");

    /** Kinds of devices a link can be tied to. */
    enum Device {
        ANY,
        DESKTOP,
        MOBILE,
        TV
    }

    final StringProperty recipient = new SimpleStringProperty("");
    final StringProperty viewer = new SimpleStringProperty("");
    final StringProperty origins = new SimpleStringProperty("");
    final BooleanProperty anyOrigin = new SimpleBooleanProperty();
    final StringProperty addresses = new SimpleStringProperty("");
    final ObjectProperty<Device> device = new SimpleObjectProperty<>(Device.ANY);
    final StringProperty sessions = new SimpleStringProperty("");
    final StringProperty opens = new SimpleStringProperty("");
    final StringProperty notBefore = new SimpleStringProperty("");
    private final ZoneId zone;

    BoundTo(ZoneId zone) {
        this.zone = zone;
    }

    /** Everything that may change. */
    Observable[] parts() {
        return new Observable[] {recipient, viewer, origins, anyOrigin, addresses, device, sessions, opens, notBefore};
    }

    /** What is missing or wrong, as a sentence; empty when it can be kept. */
    String wrong(ShareMode mode) {
        if (mode == ShareMode.EMBED && sites().isEmpty()) return "Name the sites that may frame it, or let any site.";
        if (mode == ShareMode.EMBED && !anyOrigin.get()) {
            var strange = sites().stream()
                    .filter(site -> !SITE.matcher(site).matches())
                    .findFirst();
            if (strange.isPresent()) {
                return "A site is a scheme and a host, like https://www.example.com, and no path: " + strange.get();
            }
        }
        if (!isRange(addresses.get())) return "Addresses are a range such as 203.0.113.0/24 or 2001:db8::/32.";
        if (!isCount(sessions) || !isCount(opens)) return "A limit is a whole number from 1 on, or empty.";
        return notBefore.get().isBlank() || Moment.typed(notBefore.get(), zone).isPresent()
                ? ""
                : "Not before is a time such as " + Moment.FORMS + " by your clock.";
    }

    Binding binding(ShareMode mode) {
        return new Binding(
                text(viewer),
                text(recipient),
                mode == ShareMode.EMBED ? sites() : List.of(),
                text(addresses),
                device.get() == Device.ANY ? null : Chip.word(device.get()),
                number(sessions),
                number(opens),
                notBefore());
    }

    /** Who may watch, in a sentence. */
    String words(ShareMode mode) {
        var rules = new ArrayList<String>();
        if (!recipient.get().isBlank()) rules.add("issued to " + recipient.get().strip());
        if (!viewer.get().isBlank()) rules.add("for the viewer " + viewer.get().strip());
        if (mode == ShareMode.EMBED && !anyOrigin.get() && !sites().isEmpty()) {
            rules.add("framed by " + String.join(", ", sites()));
        }
        if (!addresses.get().isBlank()) rules.add("from " + addresses.get().strip());
        if (device.get() != Device.ANY) rules.add("on " + Chip.word(device.get()));
        if (!sessions.get().isBlank()) rules.add("by " + sessions.get().strip() + " at once");
        if (!opens.get().isBlank()) rules.add(opens.get().strip() + " times in all");
        if (!notBefore.get().isBlank())
            rules.add("not before " + notBefore.get().strip());
        var any = mode == ShareMode.EMBED && anyOrigin.get() ? " Any site may frame it." : "";
        return rules.isEmpty() ? "Whoever has it may watch." + any : "Bound: " + String.join(" · ", rules) + "." + any;
    }

    private List<String> sites() {
        if (anyOrigin.get()) return List.of(Binding.ANY_ORIGIN);
        return Arrays.stream(origins.get().split("[,\\s]+", -1))
                .filter(origin -> !origin.isEmpty())
                .toList();
    }

    private @Nullable Instant notBefore() {
        return notBefore.get().isBlank()
                ? null
                : Moment.typed(notBefore.get(), zone).orElse(null);
    }

    private static boolean isRange(String typed) {
        try {
            return typed.isBlank() || IpPrefix.parse(typed.strip()).bits() >= 0;
        } catch (Fault malformed) {
            return false;
        }
    }

    private static boolean isCount(StringProperty field) {
        return field.get().isBlank() || field.get().strip().matches("[1-9]\\d{0,8}");
    }

    private static @Nullable String text(StringProperty field) {
        return field.get().isBlank() ? null : field.get().strip();
    }

    private static @Nullable Integer number(StringProperty field) {
        return field.get().isBlank() ? null : Integer.valueOf(field.get().strip());
    }
}
