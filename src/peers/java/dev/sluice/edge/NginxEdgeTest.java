package dev.sluice.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's nginx, more patient with the agent than shipped: what is tested here is no latency. */
class NginxEdgeTest extends StockEdge {
    @Override
    String log() {
        return "sluice.log";
    }

    @Override
    Process server(int agentPort) throws IOException {
        var folder = folder();
        Files.createDirectories(folder.resolve("cache"));
        String here = shipped("nginx.conf", agentPort)
                .replace("proxy_connect_timeout 1s", "proxy_connect_timeout 60s")
                .replace("proxy_read_timeout 2s", "proxy_read_timeout 60s")
                .replace("listen 8080", "listen " + place())
                .replace("/var/log/nginx", folder.toString())
                .replace("/var/cache/nginx", folder.resolve("cache").toString())
                .replace("worker_processes auto;", "worker_processes 1; pid " + folder + "/nginx.pid;");
        Path file = Files.writeString(folder.resolve("nginx.conf"), here);
        return started(
                "nginx.out",
                List.of(
                        "/usr/sbin/nginx", "-p", folder.toString(), "-c", file.toString(), "-g", "daemon off; user root;"));
    }
}
