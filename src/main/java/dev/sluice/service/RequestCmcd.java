package dev.sluice.service;

import dev.sluice.telemetry.cmcd.Cmcd;
import dev.sluice.telemetry.cmcd.CmcdReader;
import dev.sluice.telemetry.cmcd.Malformed;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CMCD that comes along with a request for media: headers, else the query argument. */
final class RequestCmcd {
    private static final Logger LOG = LoggerFactory.getLogger(RequestCmcd.class);
    private static final List<String> HEADERS = List.of("CMCD-Request", "CMCD-Object", "CMCD-Status", "CMCD-Session");
    private static final String ARGUMENT = "CMCD=";

    private RequestCmcd() {}

    /** The record; null where there is none, or none that can be read. */
    static @Nullable Cmcd of(Request request) {
        try {
            var headers = HEADERS.stream()
                    .map(name -> request.getHeaders().get(name))
                    .filter(Objects::nonNull)
                    .toList();
            if (!headers.isEmpty()) {
                return CmcdReader.headers(headers);
            }
            String query = request.getHttpURI().getQuery();
            int at = query == null ? -1 : query.indexOf(ARGUMENT);
            if (query == null || at < 0) {
                return null;
            }
            int end = query.indexOf('&', at);
            return CmcdReader.query(query.substring(at + ARGUMENT.length(), end < 0 ? query.length() : end));
        } catch (Malformed e) {
            LOG.debug("A request carries CMCD that cannot be read", e);
            return null;
        }
    }
}
