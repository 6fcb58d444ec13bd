package dev.sluice.gateway;

import java.util.Optional;

/**
 * One byte range of a file, both ends included.
 *
 * @param first from 0
 * @param last below the length
 */
record ByteRange(int first, int last) {

    int length() {
        return last - first + 1;
    }

    String contentRange(int total) {
        return "bytes " + first + "-" + last + "/" + total;
    }

    /** Whether a header names exactly one range of bytes; others are answered whole, as RFC 9110 allows. */
    static boolean single(String header) {
        return header.startsWith("bytes=") && header.indexOf(',') < 0 && header.length() < 64;
    }

    /** The part of a file of {@code total} bytes that the header asks for; empty when it cannot be satisfied. */
    static Optional<ByteRange> parse(String header, int total) {
        String range = header.substring("bytes=".length()).strip();
        int dash = range.indexOf('-');
        try {
            if (dash == 0) {
                long tail = Long.parseLong(range.substring(1));
                return of(Math.max(0, total - tail), total - 1L, total);
            }
            long first = Long.parseLong(range.substring(0, dash));
            long last = dash == range.length() - 1 ? total - 1L : Long.parseLong(range.substring(dash + 1));
            return of(first, Math.min(last, total - 1L), total);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<ByteRange> of(long first, long last, int total) {
        return first <= last && first < total ? Optional.of(new ByteRange((int) first, (int) last)) : Optional.empty();
    }
}
