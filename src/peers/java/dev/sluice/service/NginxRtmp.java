package dev.sluice.service;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's nginx with its RTMP module: an ingest that records what it gets. Without them the tests fail, they do not skip. */
final class NginxRtmp implements AutoCloseable {
    private final Process process;
    private final Path records;
    private final int port;

    private NginxRtmp(Process process, Path records, int port) {
        this.process = process;
        this.records = records;
        this.port = port;
    }

    /** Starts one that takes any key. */
    static NginxRtmp start(Path folder) throws Exception {
        return begin(folder, "");
    }

    /** Starts one that asks {@code onPublish} whether a key may publish. */
    static NginxRtmp start(Path folder, String onPublish) throws Exception {
        return begin(folder, "on_publish " + onPublish + ";");
    }

    private static NginxRtmp begin(Path folder, String gate) throws Exception {
        Path records = Files.createDirectories(folder.resolve("records"));
        int port = freePort();
        Path config = folder.resolve("nginx.conf");
        Files.writeString(config, """
                load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
                user root; worker_processes 1; daemon off; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events {}
                rtmp { access_log off; server { listen 127.0.0.1:%2$d; chunk_size 4096;
                  application live { live on; record all; record_path %3$s; %4$s } } }
                """.formatted(folder, port, records, gate));
        var process = new ProcessBuilder("nginx", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        var nginx = new NginxRtmp(process, records, port);
        nginx.untilOpen();
        return nginx;
    }

    String address() {
        return "rtmp://127.0.0.1:" + port + "/live";
    }

    int port() {
        return port;
    }

    /** The one recording there is. */
    Path record() throws IOException {
        try (Stream<Path> all = Files.list(records)) {
            List<Path> files = all.toList();
            if (files.size() != 1) throw new IOException("expected one recording, got " + files);
            return files.getFirst();
        }
    }

    private void untilOpen() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) throw new IOException("nginx does not listen", e);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
