package dev.sluice.media.live;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a source gives nothing, read from FFmpeg's words.
 *
 * @param code short and stable
 * @param sentence for people
 */
public record SourceTrouble(String code, String sentence) {
    /** It gave pictures and gives none any more. */
    public static final SourceTrouble GONE = new SourceTrouble("source-lost", "The source is gone; it is waited for.");

    private record Sign(Pattern words, SourceTrouble trouble) {}

    private static final List<Sign> SIGNS = List.of(
            sign(
                    "Failed to resolve hostname|Name or service not known|name resolution|nodename nor",
                    "source-name-unknown",
                    "The name in the source's address cannot be resolved; it is tried again."),
            sign("Connection refused", "source-refused", "Nothing answers at the source's address; it is tried again."),
            sign(
                    "\\b40[13] |Forbidden|Unauthorized",
                    "source-forbidden",
                    "The source's server refuses: the address has expired or carries the wrong credential."),
            sign(
                    "\\b404 |Not Found",
                    "source-missing",
                    "There is nothing at the source's address yet; it is tried again."),
            sign("timed out", "source-no-answer", "The source does not answer; it is tried again."),
            sign("Address already in use", "port-taken", "Another program listens at the source's port."));

    /**
     * The first sign in what a child said that never gave a picture.
     *
     * @param listens whether it waited for an encoder
     */
    public static SourceTrouble of(boolean listens, String words) {
        return SIGNS.stream()
                .filter(sign -> sign.words.matcher(words).find())
                .map(Sign::trouble)
                .findFirst()
                .orElse(
                        listens
                                ? new SourceTrouble(
                                        "source-foreign",
                                        "Something connected that gave no picture; an encoder is waited for.")
                                : new SourceTrouble(
                                        "source-unreadable",
                                        "What is at the source's address cannot be played; it is tried again."));
    }

    private static Sign sign(String words, String code, String sentence) {
        return new Sign(Pattern.compile(words), new SourceTrouble(code, sentence));
    }
}
