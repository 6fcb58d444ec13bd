package dev.sluice.telemetry.cmcd;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The keys of CTA-5004-B and of the registry of custom keys; found by their bytes, so that reading one makes no text. */
final class Keys {
    private static final int SLOTS = 512;
    private static final List<String> KNOWN = List.of("""
            ab bg bl br bs bsa bsd bsda cdn cen cid cmsdd cmsds cs d df dfa dl e ec h lab lb ltc msd
            mtp nor nr nrr ot pb pr pt rc rtp sf sid smrt sn st sta su tab tb tbl tlb tpb ts ttfb
            ttfbb ttlb url v org.svta.e-c org.svta.um-s org.svta.um-m org.svta.um-c org.svta.p-n
            org.svta.p-v org.svta.d-t""".split("[ \\n]", -1));
    private static final Set<String> ALL = Set.copyOf(KNOWN);
    private static final String[] TABLE = new String[SLOTS];
    private static final byte[][] BYTES = new byte[SLOTS][];

    static {
        for (String key : KNOWN) {
            byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
            int slot = hash(bytes, 0, bytes.length) & (SLOTS - 1);
            while (TABLE[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            // The same object as a literal of the same text, so that a reader compares by identity.
            TABLE[slot] = key.intern();
            BYTES[slot] = bytes;
        }
    }

    private Keys() {}

    /** The text of a key; the same object each time for a known one. */
    static String of(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & (SLOTS - 1);
        while (TABLE[slot] != null) {
            if (java.util.Arrays.equals(BYTES[slot], 0, BYTES[slot].length, bytes, from, to)) {
                return TABLE[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether a key is one of those that are always the same object. */
    static boolean known(String key) {
        return ALL.contains(key);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ (hash >>> 9);
    }
}
