package dev.sluice.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The I-frame playlist of a rendition that FFmpeg wrote (RFC 8216bis 4.4.3.6): byte ranges of the first picture of each
 * segment, which players show while somebody scrubs. One a segment, because only what follows a fragment's head can be
 * pointed at, and FFmpeg 7.1 writes broken media when it is asked for a fragment at each keyframe.
 *
 * @param bandwidth the highest bit rate of a picture over the time it stands for, bit/s
 */
record IFrames(long bandwidth) {
    static final String PLAYLIST = "iframes.m3u8";

    private static final int BIGGEST_FRAGMENT_HEAD = 4 << 20;

    /** One picture: where it lies with the fragment's head, and its decode time in seconds. */
    private record Picture(String file, long offset, long length, double time) {}

    /** Writes the playlist into the rendition's folder. */
    static IFrames write(Path folder, Profile.Container container) throws IOException {
        var written = WrittenPlaylist.read(folder.resolve(EncodeCommand.PLAYLIST));
        return switch (container) {
            case FMP4 ->
                write(folder, fragments(folder, written), "#EXT-X-MAP:URI=\"" + EncodeCommand.INIT + "\"\n", written);
            case MPEG_TS -> write(folder, transport(folder, written), "", written);
        };
    }

    private static List<Picture> fragments(Path folder, WrittenPlaylist written) throws IOException {
        var scale = timescale(ByteBuffer.wrap(Files.readAllBytes(folder.resolve(EncodeCommand.INIT))));
        var pictures = new ArrayList<Picture>();
        for (var segment : written.segments()) {
            pictures.addAll(pictures(folder, segment.name(), scale));
        }
        return pictures;
    }

    private static List<Picture> transport(Path folder, WrittenPlaylist written) throws IOException {
        var pictures = new ArrayList<Picture>();
        var time = 0.0;
        for (var segment : written.segments()) {
            var end = TsSegment.read(folder.resolve(segment.name())).firstPictureEnd();
            pictures.add(new Picture(segment.name(), 0, end, time));
            time += segment.seconds();
        }
        return pictures;
    }

    private static IFrames write(Path folder, List<Picture> pictures, String map, WrittenPlaylist written)
            throws IOException {
        var head =
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:%d\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-I-FRAMES-ONLY\n"
                        + map;
        var text = new StringBuilder();
        var longest = 0.0;
        var peak = 0L;
        for (var i = 0; i < pictures.size(); i++) {
            var p = pictures.get(i);
            var end = i + 1 < pictures.size()
                    ? pictures.get(i + 1).time()
                    : pictures.getFirst().time() + written.seconds();
            var seconds = Math.max(0.001, end - p.time());
            longest = Math.max(longest, seconds);
            peak = Math.max(peak, (long) Math.ceil(p.length() * 8 / seconds));
            text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,", seconds))
                    .append("\n#EXT-X-BYTERANGE:" + p.length() + "@" + p.offset() + "\n" + p.file() + "\n");
        }
        var target = Math.max(1, Math.round(longest));
        Files.writeString(folder.resolve(PLAYLIST), head.formatted(target) + text + "#EXT-X-ENDLIST\n");
        return new IFrames(peak);
    }

    private static List<Picture> pictures(Path folder, String name, double scale) throws IOException {
        var pictures = new ArrayList<Picture>();
        try (var file = FileChannel.open(folder.resolve(name))) {
            for (var at = 0L; at + 8 <= file.size(); ) {
                var box = read(file, at, 8);
                var size = Integer.toUnsignedLong(box.getInt(0));
                if (size < 8) {
                    throw new IOException("a box of " + size + " bytes in " + name);
                }
                if (type(box, 0).equals("moof")) {
                    pictures.add(picture(name, at, read(file, at, Math.min(size, BIGGEST_FRAGMENT_HEAD)), scale));
                }
                at += size;
            }
        }
        return pictures;
    }

    private static ByteBuffer read(FileChannel file, long at, long size) throws IOException {
        var bytes = ByteBuffer.allocate((int) size);
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
            // Until it is full or the file ends.
        }
        return bytes.flip();
    }

    /** Track fragment header, decode time and run (ISO 14496-12, 8.8.7, 8.8.12, 8.8.8). */
    private static Picture picture(String name, long at, ByteBuffer moof, double scale) throws IOException {
        var traf = child(moof, 0, "traf");
        var run = child(moof, traf, "trun");
        var flags = moof.getInt(run + 8) & 0xff_ffff;
        var dataOffset = moof.getInt(run + 16);
        var first = run + 20 + ((flags & 0x4) != 0 ? 4 : 0) + ((flags & 0x100) != 0 ? 4 : 0);
        var size = (flags & 0x200) != 0 ? moof.getInt(first) : defaultSize(moof, child(moof, traf, "tfhd"));
        var decode = child(moof, traf, "tfdt");
        var time = moof.get(decode + 8) == 1 ? moof.getLong(decode + 12) : moof.getInt(decode + 12);
        return new Picture(name, at, dataOffset + (long) size, time / scale);
    }

    private static int defaultSize(ByteBuffer moof, int header) throws IOException {
        var flags = moof.getInt(header + 8) & 0xff_ffff;
        if ((flags & 0x10) == 0) {
            throw new IOException("a fragment that states no sample size");
        }
        var before = ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0) + ((flags & 0x8) != 0 ? 4 : 0);
        return moof.getInt(header + 16 + before);
    }

    private static double timescale(ByteBuffer init) throws IOException {
        var at = 0;
        while (!type(init, at).equals("moov")) {
            at += Math.max(8, init.getInt(at));
        }
        var header = child(init, child(init, child(init, at, "trak"), "mdia"), "mdhd");
        return init.getInt(header + (init.get(header + 8) == 1 ? 28 : 20));
    }

    /** Where the first child of that type begins. */
    private static int child(ByteBuffer bytes, int parent, String type) throws IOException {
        var end = Math.min(bytes.limit(), parent + bytes.getInt(parent));
        for (var at = parent + 8; at + 8 <= end; at += Math.max(8, bytes.getInt(at))) {
            if (type(bytes, at).equals(type)) {
                return at;
            }
        }
        throw new IOException("no " + type + " where FFmpeg always writes one");
    }

    private static String type(ByteBuffer bytes, int at) {
        var name = new byte[4];
        bytes.get(at + 4, name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
