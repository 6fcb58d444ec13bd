package dev.sluice.console.palette;

import dev.sluice.api.Fault;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Effect;
import dev.sluice.console.act.Invocation;
import dev.sluice.console.shell.Clip;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.ui.Masked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the omnibox finds for what was typed: the link in it, then every act whose words fit, best first. */
public final class Palette {
    private static final int MOST = 40;
    private static final int SHOWN = 80;
    private static final int BEHIND = 10;

    private final Desk desk;

    public Palette(Desk desk) {
        this.desk = desk;
    }

    /** What fits; everything that can be done while nothing was typed. */
    public List<PaletteEntry> find(String typed) {
        var text =
                typed.length() > Clip.LONGEST ? typed.substring(0, Clip.LONGEST).strip() : typed.strip();
        var found = new ArrayList<PaletteEntry>();
        if (Invocation.isDeepLink(text)) found.add(open(text));
        else if (looksLikeLink(text)) found.add(inspect(text));
        if (text.length() <= SHOWN) found.addAll(acts(text.toLowerCase(Locale.ROOT)));
        return found;
    }

    /** Whether a text is worth an inspection: a URL, a path of ours, a bare token or handle. */
    static boolean looksLikeLink(String text) {
        return text.length() > 7
                && (text.regionMatches(true, 0, "http", 0, 4)
                        || text.matches("/?(s|embed|e)/[\\w-]{8,}.{0,4000}")
                        || text.matches("[\\w-]{22}")
                        || text.matches("[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}"));
    }

    private List<PaletteEntry> acts(String words) {
        return desk.acts()
                .all()
                .filter(act -> !act.id().equals("palette") && rank(act, words) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(
                        act -> rank(act, words) + (desk.acts().allows(act) ? 0 : BEHIND)))
                .limit(MOST)
                .map(this::entry)
                .toList();
    }

    private PaletteEntry entry(Act act) {
        var reason = desk.acts().whyNot(act).getValue();
        var keys = act.shortcut() == null ? "" : act.shortcut().label();
        var hint = reason.isEmpty() ? act.help() : reason;
        return new PaletteEntry(
                act.label(),
                hint,
                keys,
                act.effect(),
                reason.isEmpty(),
                () -> desk.acts().run(act));
    }

    private PaletteEntry inspect(String link) {
        return new PaletteEntry(
                "Inspect this link",
                shortened(link),
                "",
                Effect.READS,
                true,
                () -> desk.navigator().go(Place.INSPECT, Map.of("link", link)));
    }

    private PaletteEntry open(String deepLink) {
        return new PaletteEntry("Open this link", shortened(deepLink), "", Effect.READS, true, () -> {
            try {
                desk.acts().open(deepLink);
            } catch (Fault refused) {
                desk.notices().problem(refused.problem());
            }
        });
    }

    private static String shortened(String link) {
        var masked = Masked.link(link);
        return masked.length() > SHOWN ? masked.substring(0, SHOWN) + "…" : masked;
    }

    /** Lower is better: start of the label, start of one of its words, somewhere in it, somewhere in the help. */
    private static int rank(Act act, String words) {
        var label = act.label().toLowerCase(Locale.ROOT);
        if (label.startsWith(words)) return 0;
        if (label.contains(" " + words)) return 1;
        if (label.contains(words)) return 2;
        return act.help().toLowerCase(Locale.ROOT).contains(words) ? 3 : Integer.MAX_VALUE;
    }
}
