package dev.sluice.telemetry.session;

import java.util.Arrays;

/** Whole numbers in as few bytes as they need: seven bits a byte, signed ones in zigzag. */
public final class VarInts {
    private VarInts() {}

    /** Appends to a growing array. */
    public static final class Writer {
        private byte[] bytes = new byte[64];
        private int length;

        /** A number that is not negative. */
        public void unsigned(long value) {
            room(10);
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        public void signed(long value) {
            unsigned((value << 1) ^ (value >> 63));
        }

        /** Bytes with their length. */
        public void text(byte[] text) {
            unsigned(text.length);
            room(text.length);
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
        }

        /** All that was written. */
        public byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }

    /** Reads what a {@link Writer} wrote. */
    public static final class Reader {
        private final byte[] bytes;
        private int at;

        public Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        public boolean more() {
            return at < bytes.length;
        }

        public long unsigned() {
            byte b = bytes[at++];
            // Most numbers are small, and charts read millions of them.
            return b >= 0 ? b : longer(b & 0x7f);
        }

        private long longer(long first) {
            long value = first;
            int shift = 7;
            byte b;
            do {
                b = bytes[at++];
                value |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            return value;
        }

        public long signed() {
            long value = unsigned();
            return (value >>> 1) ^ -(value & 1);
        }

        public byte[] text() {
            int size = (int) unsigned();
            byte[] text = Arrays.copyOfRange(bytes, at, at + size);
            at += size;
            return text;
        }
    }
}
