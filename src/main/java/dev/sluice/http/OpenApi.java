package dev.sluice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The OpenAPI 3.1 document of a list of routes; made from the routes themselves, so that it cannot be out of date. */
public final class OpenApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    private final Schemas schemas = new Schemas();
    private final String title;
    private final String version;

    public OpenApi(String title, String version) {
        this.title = title;
        this.version = version;
    }

    /** The document. */
    public JsonNode document(List<Route> routes) {
        var document = NODES.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", title).put("version", version);
        var paths = document.putObject("paths");
        routes.forEach(route ->
                paths.withObjectProperty(route.path()).set(route.method().toLowerCase(Locale.ROOT), operation(route)));
        var components = document.putObject("components");
        components.set("schemas", schemas.all());
        components
                .putObject("securitySchemes")
                .putObject("key")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private ObjectNode operation(Route route) {
        var operation = NODES.objectNode();
        operation.put("summary", route.summary());
        operation.put("operationId", operationId(route));
        parameters(route, operation);
        if (route.role() != null) {
            operation.put("x-role", route.role().name().toLowerCase(Locale.ROOT));
            operation.putArray("security").addObject().putArray("key");
        }
        if (route.request() != null) {
            content(operation.putObject("requestBody"), schemas.of(route.request()));
        }
        var responses = operation.putObject("responses");
        var ok = responses.putObject("2XX").put("description", route.summary());
        if (route.response() != null) {
            content(ok, schemas.of(route.response(), route.item()));
        }
        problem(responses.putObject("default"));
        return operation;
    }

    private static String operationId(Route route) {
        String words = route.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "-");
        return route.method().toLowerCase(Locale.ROOT) + words;
    }

    private static void parameters(Route route, ObjectNode operation) {
        var names =
                PARAMETER.matcher(route.path()).results().map(m -> m.group(1)).toList();
        if (names.isEmpty() && route.queries().isEmpty()) {
            return;
        }
        var parameters = operation.putArray("parameters");
        for (String name : names) {
            var parameter =
                    parameters.addObject().put("name", name).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        for (var query : route.queries()) {
            var parameter = parameters.addObject().put("name", query.name()).put("in", "query");
            parameter.put("description", query.meaning());
            parameter.putObject("schema").put("type", query.type() == Integer.class ? "integer" : "string");
        }
    }

    private static void content(ObjectNode holder, ObjectNode schema) {
        holder.putObject("content").putObject("application/json").set("schema", schema);
    }

    private void problem(ObjectNode response) {
        response.put("description", "What went wrong (RFC 9457)");
        response.putObject("content")
                .putObject("application/problem+json")
                .set("schema", schemas.of(dev.sluice.api.Problem.class));
    }
}
