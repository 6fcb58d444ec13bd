package dev.sluice.hls.check;

import java.util.List;
import java.util.Locale;

/** Compares CODECS with what the media say. */
final class CodecStrings {
    private CodecStrings() {}

    /** Whether each measured codec is declared well enough, and nothing is declared that is not there. */
    static boolean agree(List<String> declared, List<String> measured) {
        return measured.stream().allMatch(m -> declared.stream().anyMatch(d -> covers(d, m)))
                && declared.stream()
                        .filter(CodecStrings::mediaCodec)
                        .allMatch(d -> measured.stream().anyMatch(m -> covers(d, m)));
    }

    /** Text tracks and the like are not measured. */
    private static boolean mediaCodec(String codec) {
        return !codec.startsWith("wvtt") && !codec.startsWith("stpp");
    }

    static boolean covers(String declared, String measured) {
        var d = declared.toLowerCase(Locale.ROOT);
        var m = measured.toLowerCase(Locale.ROOT);
        if (d.equals(m) || m.indexOf('.') < 0 || d.indexOf('.') < 0) {
            return family(d).equals(family(m));
        }
        return switch (family(m)) {
            case "avc" -> family(d).equals("avc") && avc(d, m);
            case "hevc" -> family(d).equals("hevc") && hevc(d, m);
            // Spectral band replication may be signalled in the frames only: the header then says plain AAC.
            case "mp4a" -> m.equals("mp4a.40.2") && (d.equals("mp4a.40.5") || d.equals("mp4a.40.29"));
            default -> family(d).equals(family(m));
        };
    }

    static String family(String codec) {
        var dot = codec.indexOf('.');
        return switch (dot < 0 ? codec : codec.substring(0, dot)) {
            case "avc1", "avc3" -> "avc";
            case "hvc1", "hev1" -> "hevc";
            default -> dot < 0 ? codec : codec.substring(0, dot);
        };
    }

    /** Same profile, and a level that is at least the real one: the level says what a decoder must be able to do. */
    private static boolean avc(String declared, String measured) {
        return declared.length() == 11
                && measured.length() == 11
                && declared.substring(5, 7).equals(measured.substring(5, 7))
                && declared.substring(9).compareTo(measured.substring(9)) >= 0;
    }

    private static boolean hevc(String declared, String measured) {
        var d = List.of(declared.split("\\.", 6));
        var m = List.of(measured.split("\\.", 6));
        return d.size() >= 4 && m.size() >= 4 && d.get(1).equals(m.get(1)) && level(d.get(3)) >= level(m.get(3));
    }

    private static int level(String tierAndLevel) {
        return tierAndLevel.matches("[lh][0-9]{1,4}") ? Integer.parseInt(tierAndLevel.substring(1)) : 0;
    }
}
