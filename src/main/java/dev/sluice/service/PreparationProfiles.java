package dev.sluice.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.PreparationProfile;
import dev.sluice.hls.check.Profile;
import dev.sluice.media.Profile.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What assets can be prepared for: the program's own profiles, each as fragmented MP4 and, with {@code -ts} behind its name,
 * as MPEG-TS; and files {@code profiles/NAME.json} of the workspace, which stand for the program's own of that name. A file
 * is read when it is needed, so that a change to it is in force at once.
 */
final class PreparationProfiles {
    private static final String TS = "-ts";
    private static final List<Known> OWN = List.of(
            new Known(Profile.VOD, dev.sluice.media.Profile.VOD),
            new Known(Profile.STABILITY, dev.sluice.media.Profile.STABILITY),
            new Known(Profile.LOW_DELAY, dev.sluice.media.Profile.LOW_DELAY));
    private static final Map<String, Container> CONTAINERS = Map.of("fmp4", Container.FMP4, "ts", Container.MPEG_TS);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String ENDING = ".json";
    private static final int FILES_AT_MOST = 100;
    private static final long BYTES_AT_MOST = 64 << 10;

    private final Path folder;

    /** {@code folder} need not exist. */
    PreparationProfiles(Path folder) {
        this.folder = folder;
    }

    /**
     * One of them.
     *
     * @param check what is measured against it
     * @param make how renditions are made for it
     */
    record Known(Profile check, dev.sluice.media.Profile make) {
        private static Known of(Profile check, Container container) {
            var longest = check.segmentSeconds().to();
            return new Known(check, dev.sluice.media.Profile.of(longest, check.keyframeSeconds(), container));
        }

        private Known called(String name, Container container) {
            return new Known(check.called(name), make.in(container));
        }
    }

    /**
     * The profile of that name.
     *
     * @throws Fault {@code profile-unknown} (404), {@code profile-malformed}
     */
    Known find(String name) {
        if (NAME.matches(name)) {
            var file = folder.resolve(name + ENDING);
            var known = Files.isRegularFile(file) ? Optional.of(read(name, file)) : own(name);
            if (known.isPresent()) {
                return known.get();
            }
        }
        throw Fault.notFound(
                "profile-unknown",
                "There is no profile of that name.",
                "Use one of " + names().collect(Collectors.joining(", "))
                        + ", or add a file to the workspace's profiles folder.");
    }

    /** All of them, the program's own first; a file that cannot be used says why. */
    List<PreparationProfile> all() {
        return names().map(this::told).toList();
    }

    private Stream<String> names() {
        var own = OWN.stream().map(known -> known.check().name()).flatMap(name -> Stream.of(name, name + TS));
        return Stream.concat(own, files().stream()).distinct();
    }

    private PreparationProfile told(String name) {
        var ofFile = Files.isRegularFile(folder.resolve(name + ENDING));
        try {
            var known = find(name);
            var make = known.make();
            return new PreparationProfile(
                    name,
                    make.container() == Container.FMP4 ? "fMP4" : "MPEG-TS",
                    make.segmentSeconds(),
                    make.keyframeSeconds(),
                    ofFile,
                    null);
        } catch (Fault unusable) {
            return new PreparationProfile(
                    name, "", 0, 0, ofFile, unusable.problem().title());
        }
    }

    private static Optional<Known> own(String name) {
        var base = name.endsWith(TS) ? name.substring(0, name.length() - TS.length()) : name;
        return OWN.stream()
                .filter(known -> known.check().name().equals(base))
                .findFirst()
                .map(known -> known.called(name, name.endsWith(TS) ? Container.MPEG_TS : Container.FMP4));
    }

    private static Known read(String name, Path file) {
        try {
            if (Files.size(file) > BYTES_AT_MOST || !(Json.MAPPER.readTree(file.toFile()) instanceof ObjectNode json)) {
                throw malformed("it is no JSON object of at most 64 KiB");
            }
            json.put("name", name);
            if (!json.has("severities")) {
                json.putObject("severities");
            }
            var written = json.remove("container");
            var container = CONTAINERS.get(written == null ? "fmp4" : written.asText());
            if (container == null) {
                throw malformed("container is fmp4 or ts");
            }
            return Known.of(Profile.parse(json.toString()), container);
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw Fault.failed("profile-unreadable", "The profile's file cannot be read.", null, e);
        }
    }

    private List<String> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(NAME::matches)
                    .sorted()
                    .limit(FILES_AT_MOST)
                    .toList();
        } catch (IOException e) {
            throw Fault.failed("profile-unreadable", "The workspace's profiles cannot be listed.", null, e);
        }
    }

    private static Fault malformed(String why) {
        return Fault.badRequest("profile-malformed", "The profile cannot be read: " + why + ".", "Mend the file.");
    }
}
