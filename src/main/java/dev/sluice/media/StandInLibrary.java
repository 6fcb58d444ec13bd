package dev.sluice.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An empty shared library with the name of one that is missing.
 *
 * <p>The {@code ffmpeg} program is linked against sound-server and screen-grab libraries that a machine without a desktop
 * lacks, and then does not start. Nothing in Sluice records sound or screens, and those functions are bound on first
 * call, so a library without any function satisfies the dynamic linker. Only the child process sees it.
 */
final class StandInLibrary {
    private static final int HEADER = 64;
    private static final int SEGMENT_HEADER = 56;
    private static final int SEGMENTS = 3;
    private static final int DYNAMIC_ENTRIES = 6;
    private static final int SYMBOL = 24;
    private static final int DYNAMIC_AT = HEADER + SEGMENTS * SEGMENT_HEADER;
    private static final int SYMBOLS_AT = DYNAMIC_AT + DYNAMIC_ENTRIES * 16;
    private static final int STRINGS_AT = SYMBOLS_AT + SYMBOL;

    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final int GNU_STACK = 0x6474e551;
    private static final int READ_WRITE = 6;
    /** The largest page size in use (arm64); the linker wants segments aligned to whole pages. */
    private static final int PAGE = 0x10000;

    private StandInLibrary() {}

    /**
     * Writes a stand-in.
     *
     * @param folder where it goes, under the library's own name
     * @param name the missing library's name, for example {@code libpulse.so.0}
     * @param sibling any 64-bit ELF file of the same machine type
     */
    static void write(Path folder, String name, Path sibling) throws IOException {
        var part = Files.createTempFile(folder, name, ".part");
        Files.write(part, bytes(name, firstBytes(sibling)));
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEADER);
        }
    }

    private static byte[] bytes(String name, byte[] siblingHeader) {
        var strings = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
        var size = STRINGS_AT + strings.length;
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(out, siblingHeader);
        segment(out, LOAD, 0, size, PAGE);
        segment(out, DYNAMIC, DYNAMIC_AT, DYNAMIC_ENTRIES * 16L, 8);
        segment(out, GNU_STACK, 0, 0, 16);
        dynamic(out, strings.length);
        return out.put(STRINGS_AT, strings).array();
    }

    private static void header(ByteBuffer out, byte[] sibling) {
        out.put(sibling, 0, 16).putShort((short) 3).put(sibling, 18, 2).putInt(1);
        out.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        out.putShort((short) HEADER).putShort((short) SEGMENT_HEADER).putShort((short) SEGMENTS);
        out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer out, int type, long at, long size, long align) {
        out.putInt(type).putInt(READ_WRITE).putLong(at).putLong(at).putLong(at);
        out.putLong(size).putLong(size).putLong(align);
    }

    /** SONAME, STRTAB, SYMTAB, STRSZ, SYMENT, NULL: the least that glibc accepts. */
    private static void dynamic(ByteBuffer out, int strings) {
        out.putLong(14).putLong(1).putLong(5).putLong(STRINGS_AT).putLong(6).putLong(SYMBOLS_AT);
        out.putLong(10).putLong(strings).putLong(11).putLong(SYMBOL).putLong(0).putLong(0);
    }
}
