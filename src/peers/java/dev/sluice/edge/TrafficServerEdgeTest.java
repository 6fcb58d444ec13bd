package dev.sluice.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Debian's Apache Traffic Server with its authproxy plugin. */
class TrafficServerEdgeTest extends StockEdge {
    private static final Path SYSTEM = Path.of("/etc/trafficserver");

    @Override
    String log() {
        return "log/sluice.log";
    }

    @Override
    Process server(int agentPort) throws IOException {
        var root = folder();
        var config = root.resolve("etc");
        for (var made : List.of("etc", "log", "run", "cache")) {
            Files.createDirectories(root.resolve(made));
        }
        try (var files = Files.list(SYSTEM)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        for (var name : List.of("records.config", "remap.config", "cache.config", "logging.yaml")) {
            Files.writeString(config.resolve(name), shipped("trafficserver/" + name, agentPort)
                    .replace("--auth-port=8701", "--auth-port=" + agentPort)
                    .replace("STRING 8080", "STRING " + place().replaceFirst(".*:", "")));
        }
        Files.writeString(config.resolve("storage.config"), root.resolve("cache") + " 64M\n");
        Files.writeString(config.resolve("records.config"), """

                CONFIG proxy.config.http.connect_attempts_timeout INT 60
                CONFIG proxy.config.http.transaction_no_activity_timeout_out INT 60
                CONFIG proxy.config.admin.user_id STRING #-1
                CONFIG proxy.config.crash_log_helper STRING NULL
                CONFIG proxy.config.log.max_secs_per_buffer INT 1
                CONFIG proxy.config.cache.ram_cache.size INT 32M
                """, StandardOpenOption.APPEND);
        return started("ats.out", List.of("/usr/bin/traffic_server", "--run-root=" + runRoot(root)));
    }

    /** Where Traffic Server finds its parts when it is not the system's own. */
    private static Path runRoot(Path root) throws IOException {
        var own = Stream.of("sysconfdir etc", "localstatedir run", "runtimedir run", "logdir log", "cachedir cache")
                .map(line -> line.split(" "))
                .map(part -> part[0] + ": " + root.resolve(part[1]));
        var system = Stream.of(
                "prefix: /usr",
                "exec_prefix: /usr",
                "bindir: /usr/bin",
                "sbindir: /usr/sbin",
                "datadir: /usr/share/trafficserver",
                "includedir: /usr/include",
                "libdir: /usr/lib/trafficserver",
                "libexecdir: /usr/lib/trafficserver/modules");
        return Files.write(root.resolve("runroot.yaml"), Stream.concat(system, own).toList());
    }
}
