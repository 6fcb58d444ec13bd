package dev.sluice.console.inspect;

import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.FoundTime;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** What a link says of itself, as people read it. */
final class TokenCard {
    private TokenCard() {}

    static Card of(DecodedLink link, Times times) {
        var card = new Card("What it says of itself").count(link.kind().word());
        var rows = KeyValueList.texts();
        if (link.host() != null) {
            rows.add("Host", Texts.prose(link.host(), "code"));
        }
        rows.add("Signed by", Texts.prose(link.signer()));
        if (!link.scope().isEmpty()) {
            rows.add("Opens", Texts.prose(link.scope()));
        }
        rows.add(
                "Bound to", Texts.prose(link.bound().isEmpty() ? "nothing it says" : String.join(" · ", link.bound())));
        link.times().forEach(time -> rows.add(name(time), when(time, times)));
        var alg = link.fields().get("alg");
        if (alg != null) {
            rows.add(
                    "Signature",
                    Texts.code(alg + " · kid " + shortened(link.fields().getOrDefault("kid", "none"))));
        }
        rows.add("Ended by", Texts.prose(link.revocation()));
        card.getChildren().add(rows);
        return card;
    }

    private static String name(FoundTime time) {
        var role = time.role().name();
        return role.charAt(0) + role.substring(1).toLowerCase(Locale.ROOT);
    }

    /** In words, exact in the tip, and the number with the unit it was found in. */
    private static Label when(FoundTime time, Times times) {
        var label = Texts.prose(times.relative(time.instant()) + ", " + times.both(time.instant()) + " · " + time.name()
                + " " + time.asFound() + " in " + time.unit().word());
        label.setTooltip(new Tooltip(times.exact(time.instant())));
        return label;
    }

    private static String shortened(String kid) {
        return kid.length() <= 8 ? kid : kid.substring(0, 2) + "…" + kid.substring(kid.length() - 2);
    }
}
