package dev.sluice.media.live;

/**
 * Some whole packets of MPEG-TS.
 *
 * @param bytes never changed
 * @param key whether it begins with tables and a picture that stands alone; one can join here
 * @param pictures that begin in it
 * @param first presentation time of its first picture on the unwrapped 90 kHz clock; -1 without one
 * @param last largest presentation time of its pictures; -1 without one
 * @param lastAt byte at which its last picture begins; -1 without one
 * @param atNanos {@link System#nanoTime} when it came
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, compared by nobody
public record Piece(byte[] bytes, boolean key, int pictures, long first, long last, int lastAt, long atNanos) {}
