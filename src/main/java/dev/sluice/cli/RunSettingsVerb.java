package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.JsonWords;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows or sets how emergencies are handled: second admin, drills, webhooks, CDN. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Show how emergencies are handled, or set it: second admin, drills, webhooks, CDN.",
        footer =
                "Print, edit, set again. Secrets are never printed; one that the file does not give stays. What somebody"
                        + " else set meanwhile is not overwritten: a file of an older revision is refused.")
final class RunSettingsVerb extends ServiceVerb {
    @Option(names = "--set", paramLabel = "FILE", description = "JSON as this verb prints it.")
    @Nullable
    Path file;

    RunSettingsVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var runs = client.invalidations();
        var settings = file == null ? runs.settings() : runs.set(read(file));
        context.terminal().result(settings, () -> pretty(settings));
        return Exit.OK;
    }

    private static EmergencySettings read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), EmergencySettings.class);
        } catch (JsonProcessingException e) {
            throw Fault.badRequest(
                    "settings-invalid",
                    file.getFileName() + " is not the JSON expected. " + JsonWords.of(e),
                    "Start from what sluice run settings prints.");
        } catch (IOException e) {
            throw Fault.badRequest("file-unreadable", file + " cannot be read.", "Check the path.");
        }
    }

    private static String pretty(EmergencySettings settings) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings are made of plain values", e);
        }
    }
}
