package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.client.Connection;
import dev.sluice.client.ServiceFile;
import dev.sluice.client.SluiceClient;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a verb is given.
 *
 * @param global the options that every verb takes, filled when the verb runs
 * @param env environment variables
 * @param terminal where words go
 * @param programs what a verb may start
 * @param poll how a verb waits for the service
 */
record Context(Global global, Map<String, String> env, Terminal terminal, Programs programs, Poll poll) {

    /** The workspace that was named, or the user's own. */
    Path workspace() {
        return global.workspace == null ? Folders.of(env).workspace() : global.workspace.toAbsolutePath();
    }

    /**
     * The service that was named, or the one that runs for the workspace.
     *
     * @throws Fault {@code no-service} when there is neither, {@code key-missing} when no key is at hand
     */
    SluiceClient connect() {
        var url = namedUrl();
        var local = ServiceFile.read(workspace()).map(ServiceFile::connection);
        if (url == null) {
            var connection = local.orElseThrow(this::noService);
            return open(connection.url(), connection.keyFile());
        }
        return open(
                url,
                local.filter(c -> c.url().equals(url)).map(Connection::keyFile).orElse(null));
    }

    private SluiceClient open(HttpUrl url, @Nullable Path localKey) {
        if (global.keyFile != null) {
            return new Connection(url, global.keyFile).open();
        }
        var key = env.get("SLUICE_KEY");
        if (key != null && !key.isBlank()) {
            return new SluiceClient(url, Connection.checked(key));
        }
        var file = env.get("SLUICE_KEY_FILE");
        if (file != null && !file.isBlank()) {
            return new Connection(url, Path.of(file)).open();
        }
        if (localKey != null) {
            return new Connection(url, localKey).open();
        }
        throw Fault.badRequest(
                "key-missing",
                "No key for the service at " + url + ".",
                "Give --key-file FILE, or set SLUICE_KEY or SLUICE_KEY_FILE.");
    }

    private @Nullable HttpUrl namedUrl() {
        var named = env.get("SLUICE_URL");
        return global.url == null && named != null && !named.isBlank() ? Connection.parse(named) : global.url;
    }

    private Fault noService() {
        return Fault.notFound(
                "no-service",
                "No service runs for the workspace " + workspace() + ".",
                "Start one with `sluice serve`, or name one with --url or SLUICE_URL.");
    }
}
