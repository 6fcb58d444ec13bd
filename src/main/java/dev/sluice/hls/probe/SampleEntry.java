package dev.sluice.hls.probe;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sample description: the codec and what its configuration box says (ISO/IEC 14496-14, -15; ETSI TS 102 366 F). */
final class SampleEntry {
    private static final int VIDEO_CHILDREN = 78;
    private static final int AUDIO_CHILDREN = 28;

    private final Boxes boxes;
    private final Boxes.Box entry;
    private final String coding;
    private final boolean encrypted;

    SampleEntry(Boxes boxes, Boxes.Box entry) {
        this.boxes = boxes;
        this.entry = entry;
        this.encrypted = entry.type().equals("encv") || entry.type().equals("enca");
        this.coding = encrypted ? original() : entry.type();
    }

    /** What the entry was before it was encrypted (sinf/frma). */
    private String original() {
        var protection = child(entry.type().equals("encv") ? VIDEO_CHILDREN : AUDIO_CHILDREN, "sinf");
        var format = protection == null ? null : boxes.child(protection, "frma");
        return format == null || format.size() < 4 ? entry.type() : boxes.type(format.body());
    }

    private Boxes.@Nullable Box child(int fixed, String type) {
        return entry.size() <= fixed ? null : boxes.child(entry.body() + fixed, entry.end(), type);
    }

    Format format() {
        var format = switch (coding) {
            case "avc1", "avc3" -> sized(parameterSet("avcC"));
            case "hvc1", "hev1", "dvh1", "dvhe" -> sized(parameterSet("hvcC"));
            case "av01" -> sized(Format.named(av1()));
            case "vp08", "vp09" -> sized(Format.named(coding));
            case "mp4a" -> aac();
            case "ac-3", "ec-3", "Opus", "fLaC", "alac" -> sound(coding);
            default -> Format.named(coding);
        };
        return encrypted ? format.asEncrypted() : format;
    }

    int nalLength() {
        var avc = child(VIDEO_CHILDREN, "avcC");
        var hevc = avc == null ? child(VIDEO_CHILDREN, "hvcC") : null;
        if (avc != null) {
            return 1 + (boxes.uint8(avc, 4) & 3);
        }
        return hevc == null ? 0 : 1 + (boxes.uint8(hevc, 21) & 3);
    }

    /** Fills in the size of the entry itself where the parameter set gave none. */
    private Format sized(Format format) {
        return format.width() > 0
                ? format
                : new Format(
                        format.codec(),
                        boxes.uint16(entry, 24),
                        boxes.uint16(entry, 26),
                        format.frameRate(),
                        0,
                        0,
                        false);
    }

    private Format parameterSet(String type) {
        var config = child(VIDEO_CHILDREN, type);
        if (config == null) {
            return Format.named(coding);
        }
        var sps = type.equals("avcC") ? avcSps(config) : hevcSps(config);
        if (sps.length < 4) {
            return Format.named(coding);
        }
        return type.equals("avcC") ? H264.sps(coding, sps) : Hevc.sps(coding, sps);
    }

    private byte[] avcSps(Boxes.Box config) {
        return (boxes.uint8(config, 5) & 0x1F) == 0 ? new byte[0] : boxes.bytes(config, 8, boxes.uint16(config, 6));
    }

    private byte[] hevcSps(Boxes.Box config) {
        var at = 23;
        for (var arrays = boxes.uint8(config, 22); arrays > 0 && at < config.size(); arrays--) {
            var type = boxes.uint8(config, at) & 0x3F;
            var count = boxes.uint16(config, at + 1);
            at += 3;
            for (; count > 0 && at < config.size(); count--) {
                var length = boxes.uint16(config, at);
                if (type == 33) {
                    return boxes.bytes(config, at + 2, length);
                }
                at += 2 + length;
            }
        }
        return new byte[0];
    }

    private String av1() {
        var config = child(VIDEO_CHILDREN, "av1C");
        if (config == null) {
            return coding;
        }
        var profile = boxes.uint8(config, 1) >> 5;
        var level = boxes.uint8(config, 1) & 0x1F;
        var flags = boxes.uint8(config, 2);
        var depth = (flags & 0x40) == 0 ? 8 : (flags & 0x20) == 0 ? 10 : 12;
        return String.format(
                Locale.ROOT, "av01.%d.%02d%c.%02d", profile, level, (flags & 0x80) == 0 ? 'M' : 'H', depth);
    }

    private Format sound(String codec) {
        return Format.audio(codec, boxes.uint16(entry, 24), boxes.uint16(entry, 16));
    }

    /** AudioSpecificConfig inside esds (ISO/IEC 14496-3 1.6.2.1). */
    private Format aac() {
        var esds = child(AUDIO_CHILDREN, "esds");
        var config = esds == null ? new byte[0] : new Esds(ByteBuffer.wrap(boxes.bytes(esds, 4, 512))).specificConfig();
        if (config.length < 2) {
            return sound("mp4a");
        }
        var bits = new BitReader(config);
        var type = objectType(bits);
        var index = (int) bits.bits(4);
        var rate = index == 15 ? (int) bits.bits(24) : AudioHeader.aacRate(index);
        var channels = (int) bits.bits(4);
        return Format.audio("mp4a.40." + type, rate, channels == 7 ? 8 : channels);
    }

    private static int objectType(BitReader bits) {
        var type = (int) bits.bits(5);
        return type == 31 ? 32 + (int) bits.bits(6) : type;
    }
}
