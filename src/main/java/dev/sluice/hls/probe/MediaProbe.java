package dev.sluice.hls.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures media bytes: whole segments, byte ranges or as much as was downloaded. Reads from position 0 to the limit of the
 * buffer, which is left untouched. Never throws on content; what does not fit becomes a flaw of the result.
 */
public final class MediaProbe {
    private static final Set<String> FRAGMENT_BOXES =
            Set.of("styp", "moof", "sidx", "emsg", "prft", "mdat", "ftyp", "moov", "free", "skip", "uuid");

    private MediaProbe() {}

    /** Measures a segment that needs no initialization section, or brings it along. */
    public static Probe probe(ByteBuffer bytes) {
        return probe(bytes, null);
    }

    /** Measures a segment; {@code init} is what its EXT-X-MAP gave. */
    public static Probe probe(ByteBuffer bytes, @Nullable InitSection init) {
        var data = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
        return switch (sniff(data)) {
            case MPEG_TS -> new TsProbe(data).probe();
            case FMP4 -> new Mp4Probe(data, init == null || init.tracks().isEmpty() ? init(data) : init).probe();
            case PACKED_AUDIO -> new PackedAudio(data).probe();
            case WEBVTT -> nothing(Probe.Container.WEBVTT, data);
            case HTML -> nothing(Probe.Container.HTML, data);
            case UNKNOWN -> nothing(Probe.Container.UNKNOWN, data);
        };
    }

    /** Measures a file without reading it into memory. */
    public static Probe probe(Path file, @Nullable InitSection init) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return probe(
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE)), init);
        }
    }

    /** Reads an initialization section of fMP4. */
    public static InitSection init(ByteBuffer bytes) {
        return new InitReader(bytes.duplicate().order(ByteOrder.BIG_ENDIAN)).read();
    }

    /** What the first bytes look like. */
    public static Probe.Container sniff(ByteBuffer bytes) {
        if (TsProbe.looksRight(bytes)) {
            return Probe.Container.MPEG_TS;
        }
        if (bytes.limit() >= 8 && FRAGMENT_BOXES.contains(head(bytes, 4, 4))) {
            return Probe.Container.FMP4;
        }
        if (PackedAudio.looksRight(bytes)) {
            return Probe.Container.PACKED_AUDIO;
        }
        var text = head(bytes, 0, 256).replace("\u00EF\u00BB\u00BF", "").stripLeading();
        if (text.startsWith("WEBVTT")) {
            return Probe.Container.WEBVTT;
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<?xml")
                ? Probe.Container.HTML
                : Probe.Container.UNKNOWN;
    }

    private static String head(ByteBuffer bytes, int from, int length) {
        var head = new byte[Math.clamp(bytes.limit() - from, 0, length)];
        bytes.get(from, head);
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    private static Probe nothing(Probe.Container container, ByteBuffer data) {
        return new Probe(container, true, List.of(), List.of(), data.limit());
    }
}
