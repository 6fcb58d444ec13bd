package dev.sluice.telemetry.ingest;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.token.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code prefix,region} line by line. Empty lines and such that begin with # are skipped, and so is a first line that
 * only names its columns; either field may stand in quotes. A file with one bad line is refused as a whole, with every line
 * that is wrong up to a few.
 */
final class NetworkLines {
    private static final int MOST = 200_000;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_TOLD = 10;
    private static final Set<String> TITLES = Set.of("prefix", "network", "cidr", "range");

    private final Networks networks = new Networks();
    private final List<String> wrong = new ArrayList<>();
    private int number;

    private NetworkLines() {}

    /** @throws Fault {@code regions-malformed} (400) with the lines that are wrong */
    static Networks read(String csv) {
        var lines = new NetworkLines();
        lines.all(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        return lines.networks;
    }

    private void all(String csv) {
        var each = csv.lines().iterator();
        while (each.hasNext() && wrong.size() < MOST_TOLD) {
            String line = each.next();
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                var why = wrong(line);
                if (why != null) {
                    wrong.add("Line " + number + " " + why);
                }
            }
            if (networks.size() > MOST) {
                wrong.add(String.format(Locale.ENGLISH, "Line %d is one network more than %,d.", number, MOST));
                break;
            }
        }
        if (!wrong.isEmpty()) {
            throw malformed(each.hasNext());
        }
    }

    private Fault malformed(boolean cut) {
        return new Fault(Problem.of(
                400,
                "regions-malformed",
                "This is no table of networks and regions; the one before stays.",
                String.join(" ", wrong) + (cut ? " The lines after that were not read." : ""),
                "Write one network a line, such as 203.0.113.0/24,EU-west."));
    }

    /** What is wrong with a line; null when it was taken. */
    private @Nullable String wrong(String line) {
        if (line.length() > LONGEST_LINE) {
            return "has more than " + LONGEST_LINE + " characters.";
        }
        int comma = line.indexOf(',');
        if (comma < 0) {
            return "has no comma between network and region.";
        }
        String network = field(line.substring(0, comma));
        String region = field(line.substring(comma + 1));
        if (number == 1 && TITLES.contains(network.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (region.isEmpty() || region.length() > LONGEST_NAME) {
            return "needs a region of 1 to " + LONGEST_NAME + " characters.";
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            return "holds a character that is no text.";
        }
        return taken(network, region);
    }

    private @Nullable String taken(String network, String region) {
        try {
            var before = networks.put(IpPrefix.parse(network), region);
            return before == null || before.equals(region)
                    ? null
                    : "says " + region + " of " + network + ", a line before says " + before + ".";
        } catch (Fault e) {
            return "does not begin with a network.";
        }
    }

    private static String field(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
