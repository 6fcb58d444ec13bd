package dev.sluice.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.JsonWords;
import dev.sluice.api.Operator;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** One request to a route, on the thread that handles it. */
public final class Call {
    private static final int MAX_JSON = 1 << 20;

    private final Request request;
    private final Response response;
    private final Map<String, String> path;
    private final @Nullable Operator operator;
    private final Set<String> readable;
    private byte @Nullable [] read;

    Call(Route route, Request request, Response response, Map<String, String> path, @Nullable Operator operator) {
        this.readable = route.readable();
        this.request = request;
        this.response = response;
        this.path = path;
        this.operator = operator;
    }

    /** Who calls; only for routes that name a role. */
    public Operator operator() {
        if (operator == null) {
            throw new IllegalStateException("This route names no role");
        }
        return operator;
    }

    /** The part of the path that {@code {name}} matched. */
    public String path(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}");
        }
        return value;
    }

    /** As {@link #path}, where routes share an action and not each has the part. */
    public Optional<String> pathIfAny(String name) {
        return Optional.ofNullable(path.get(name));
    }

    /** Whether a body was sent. */
    public boolean hasBody() {
        return request.getLength() != 0;
    }

    /** A query parameter that the route says it reads; empty where it is absent or blank. */
    public Optional<String> query(String name) {
        if (!readable.contains(name)) {
            throw new IllegalStateException("The route does not say that it reads " + name);
        }
        Fields fields = Request.extractQueryParameters(request);
        return Optional.ofNullable(fields.getValue(name)).filter(v -> !v.isBlank());
    }

    /**
     * A whole number among the query parameters; more than the most is the most.
     *
     * @throws Fault {@code bad-number} (400) for what is no whole number or less than the least
     */
    public int number(String name, int otherwise, int least, int most) {
        try {
            int value = query(name).map(Integer::parseInt).orElse(otherwise);
            if (value >= least) {
                return Math.min(value, most);
            }
        } catch (NumberFormatException e) {
            throw badNumber(name, least);
        }
        throw badNumber(name, least);
    }

    private static Fault badNumber(String name, int least) {
        return Fault.badRequest(
                "bad-number",
                "The parameter " + name + " is not a whole number from " + least + " on.",
                "Give one, or leave it away.");
    }

    /** A request header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /**
     * The JSON body, at most 1 MiB.
     *
     * @throws Fault {@code bad-json} (400) or {@code body-too-large} (413)
     */
    public <T> T body(Class<T> type) throws IOException {
        return read(type, Json.MAPPER.reader());
    }

    /**
     * As {@link #body}, for what must not be weaker than it was meant: a field that is not known is refused.
     *
     * @throws Fault {@code bad-json} (400) or {@code body-too-large} (413)
     */
    public <T> T exactly(Class<T> type) throws IOException {
        return read(type, Json.MAPPER.reader(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    }

    private <T> T read(Class<T> type, ObjectReader reader) throws IOException {
        byte[] bytes = bytes();
        try {
            T value = reader.readValue(bytes, type);
            if (value == null) {
                throw Fault.badRequest("bad-json", "The body is empty.", "Send a JSON object.");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new Fault(
                    Problem.of(400, "bad-json", "The body is not the JSON expected.", JsonWords.of(e), null), e);
        }
    }

    /**
     * The whole body, at most 1 MiB; it can be read again.
     *
     * @throws Fault {@code body-too-large} (413)
     */
    public byte[] bytes() throws IOException {
        if (read == null) {
            byte[] all = stream().readNBytes(MAX_JSON + 1);
            if (all.length > MAX_JSON) {
                throw new Fault(Problem.of(413, "body-too-large", "The body is larger than 1 MiB.", null, null));
            }
            read = all;
        }
        return read;
    }

    /** The raw body. */
    public InputStream stream() {
        return Content.Source.asInputStream(request);
    }

    public Request request() {
        return request;
    }

    public Response response() {
        return response;
    }
}
