package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a runbook file by lines, and the place to complain about one.
 *
 * @param file name for messages
 * @param lines without line ends
 */
record Source(String file, List<String> lines) {
    static final int LARGEST = 256 * 1024;
    private static final int MOST_LINES = 5_000;

    static Source of(String file, byte[] bytes) {
        var nothing = new Source(file, List.of());
        if (bytes.length > LARGEST) {
            throw nothing.refusal(1, "the file is larger than " + LARGEST / 1024 + " KiB", null);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var source = new Source(file, unmarked(text.toString()).lines().toList());
            if (source.lines.size() > MOST_LINES) {
                throw source.refusal(MOST_LINES, "the file has more than " + MOST_LINES + " lines", null);
            }
            return source;
        } catch (CharacterCodingException e) {
            throw nothing.refusal(1, "the file is not UTF-8 text", "Save it as UTF-8.");
        }
    }

    /** Some editors begin UTF-8 with a byte order mark. */
    private static String unmarked(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Lines {@code from} (inclusive, from 1) to {@code to} (exclusive), trimmed of blank edges. */
    String text(int from, int to) {
        return String.join("\n", lines.subList(from - 1, Math.max(from - 1, to - 1)))
                .strip();
    }

    /** A refusal that names file, line and reason. */
    Fault refusal(int line, String reason, @Nullable String nextAct) {
        String title = "%s, line %d: %s.".formatted(file, line, reason);
        return new Fault(Problem.of(422, "runbook-invalid", title, null, nextAct));
    }
}
