package dev.sluice.console.tour;

import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, in the order it happened; kept as {@code tour.json}. */
final class TourReport {
    private final Map<String, Object> measured = new LinkedHashMap<>();

    void put(String name, Object value) {
        measured.put(name, value);
    }

    void save(Path folder) {
        try {
            byte[] json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(measured);
            Files.write(folder.resolve("tour.json"), json);
        } catch (IOException e) {
            throw Fault.failed("tour-unwritable", "The tour's report could not be written.", null, e);
        }
    }
}
