package dev.sluice.destination;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How far a pushing child is, by what it says itself ({@code -progress}). Thread-safe. */
final class PushProgress {
    private volatile long sent;
    private volatile long outMicros = -1;

    /** Reads until the child ends. */
    void follow(InputStream in) {
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    take(line.substring(0, sign), line.substring(sign + 1).strip());
                }
            }
        } catch (IOException ended) {
            // The pipe of a child that was ended.
        }
    }

    private void take(String name, String value) {
        if (!value.matches("\\d{1,18}")) {
            return;
        }
        switch (name) {
            case "total_size" -> sent = Long.parseLong(value);
            case "out_time_us" -> outMicros = Math.max(outMicros, Long.parseLong(value));
            default -> {
                // Frames and speed are counted where they matter, at the queue.
            }
        }
    }

    /** Bytes written to the connection. */
    long sent() {
        return sent;
    }

    /** Time of the newest written picture since the first, microseconds; -1 before. */
    long outMicros() {
        return outMicros;
    }
}
