package dev.sluice.cli;

import dev.sluice.api.CheckReport;
import dev.sluice.edge.EdgeConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The heavy parts of Sluice that some verbs start: loaded when asked for, and not before. */
interface Programs {
    /** Opens the console and returns its exit code when it is closed. */
    int console(ConsoleOptions options);

    /** Starts a service and returns when it is ready. */
    Serving serve(ServeOptions options);

    /** Starts an edge agent and returns when it answers. */
    Agent edge(EdgeConfig config);

    /** Runs the main job through the real console without a display, leaving pictures and {@code tour.json} in a folder; {@code says} hears what is being done. */
    int tour(Path out, Consumer<String> says);

    /** Checks HLS that lies on this machine or at a URL, without a service; {@code decode} looks at and listens to files too. */
    CheckReport check(String playlist, String profile, boolean decode) throws InterruptedException;

    /**
     * How a console is opened.
     *
     * @param workspace folder of its service
     * @param connect service elsewhere; null for the workspace's own
     * @param keyFile key to the service elsewhere; null for the workspace's own
     * @param link deep link to open in it; null for none
     */
    record ConsoleOptions(
            Path workspace,
            @Nullable HttpUrl connect,
            @Nullable Path keyFile,
            @Nullable String link) {}

    /**
     * How a service is started.
     *
     * @param workspace folder that holds everything it keeps
     * @param listen where it binds
     * @param publicUrl base of links; null means that they work on this machine only
     * @param tlsCertificate PEM; null serves plain HTTP
     * @param tlsKey PEM; null serves plain HTTP
     * @param trustedProxies prefixes whose forwarded addresses count
     * @param tokenLife of the token of a page that renews it
     */
    record ServeOptions(
            Path workspace,
            Listen listen,
            @Nullable HttpUrl publicUrl,
            @Nullable Path tlsCertificate,
            @Nullable Path tlsKey,
            List<String> trustedProxies,
            Duration tokenLife) {}

    /** An edge agent that answers. */
    interface Agent extends AutoCloseable {
        /** Where it listens. */
        String url();

        /** Of the edge; empty while the service was not heard. */
        String name();

        /** Stops to serve and tells the service so. */
        @Override
        void close();
    }

    /** A service that is ready. */
    interface Serving extends AutoCloseable {
        /** Base of the service. */
        String url();

        /** File that holds the admin's key. */
        Path adminKeyFile();

        /** Drains: lets requests under way end, then stops. */
        @Override
        void close();
    }
}
