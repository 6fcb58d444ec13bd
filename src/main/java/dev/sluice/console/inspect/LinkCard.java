package dev.sluice.console.inspect;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.Share;
import dev.sluice.console.chart.Bar;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The link as the service knows it. */
final class LinkCard {
    private LinkCard() {}

    /** @param known null where the service could not say */
    static Card of(@Nullable InspectedShare known, Times times) {
        var card = new Card("Link");
        var share = known == null ? null : known.share();
        if (share == null) {
            var why = known == null
                    ? "The service was not asked, or did not answer."
                    : "The connected service has not issued it.";
            card.getChildren().add(Texts.prose(why, "muted"));
            return card;
        }
        card.note(Chip.of(share.state(), Tone.of(share.state())));
        var rows = KeyValueList.texts();
        rows.add("Asset", Texts.prose(share.assetTitle()));
        rows.add("Mode, channel", word(share.mode()) + " · " + share.channel());
        rows.add("Risk, TTL", word(share.risk()) + " · " + Times.span(Duration.ofSeconds(share.ttlSeconds())));
        rows.add("Created", times.dayAndTime(share.createdAt()) + " by " + share.createdBy());
        rows.add("Lifetime", lifetime(share, times.now().get()));
        rows.add(ends(share, times.now().get()), times.relative(share.expiresAt()));
        rows.add("Bound to", Texts.prose(bound(share)));
        var revocation = share.revocation();
        if (revocation != null) {
            String reason = revocation.reason() == null ? "reason not stated" : revocation.reason();
            rows.add("Revoked", times.relative(revocation.at()) + " by " + revocation.by());
            rows.add("Because", Texts.prose(reason));
        }
        card.getChildren().add(rows);
        return card;
    }

    private static String ends(Share share, Instant now) {
        if (share.expiresAt().isBefore(now)) {
            return "Ended";
        }
        return share.revocation() == null ? "Ends" : "Would end";
    }

    private static Bar lifetime(Share share, Instant now) {
        double whole = Duration.between(share.createdAt(), share.expiresAt()).toMillis();
        double gone = Duration.between(share.createdAt(), now).toMillis();
        double part = whole <= 0 ? 1 : Math.clamp(gone / whole, 0, 1);
        return new Bar(part, Tone.of(share.state()) == Tone.OK ? Tone.INFO : Tone.of(share.state()));
    }

    private static String bound(Share share) {
        var binding = share.binding();
        var rules = new ArrayList<String>();
        if (binding.viewer() != null) {
            rules.add("one viewer");
        }
        if (!binding.origins().isEmpty()) {
            rules.add(String.join(", ", binding.origins()));
        }
        if (binding.ipPrefix() != null) {
            rules.add(binding.ipPrefix());
        }
        if (binding.deviceClass() != null) {
            rules.add(binding.deviceClass());
        }
        if (binding.maxSessions() != null) {
            rules.add(binding.maxSessions() + " sessions at once");
        }
        if (binding.maxOpens() != null) {
            rules.add(binding.maxOpens() + " opens");
        }
        if (share.framedAnywhere()) {
            rules.add("any site may frame it");
        }
        return rules.isEmpty() ? "nothing: whoever has it may watch" : String.join(" · ", rules);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
