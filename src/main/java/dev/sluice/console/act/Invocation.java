package dev.sluice.console.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.api.Fault;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An act and its arguments, as it travels: {@code {"act":"inspect","args":{"link":"…"}}} or
 * {@code sluice://inspect?link=…}.
 *
 * @param act id of the act
 * @param args at most {@value #MAX_ARGS}; values may be secrets, so they stay out of {@link #toString}
 */
public record Invocation(String act, Map<String, String> args) {
    private static final int MAX_ARGS = 16;
    private static final int MAX_LENGTH = 65_536;
    private static final String SCHEME = "sluice";

    public Invocation {
        args = Map.copyOf(args);
        if (args.size() > MAX_ARGS) throw malformed();
    }

    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("act", act);
        var values = json.putObject("args");
        args.forEach(values::put);
        return json;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws Fault {@code malformed-act}
     */
    public static Invocation of(JsonNode json) {
        if (!json.path("act").isTextual()) throw malformed();
        var args = new LinkedHashMap<String, String>();
        json.path("args").forEachEntry((name, value) -> args.put(name, value.asText()));
        return new Invocation(json.path("act").asText(), args);
    }

    /** The deep link; dots of the act's id become path segments. */
    public URI toUri() {
        var query = args.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return URI.create(SCHEME + "://" + act.replace('.', '/') + (query.isEmpty() ? "" : "?" + query));
    }

    /**
     * Reads a deep link that may come from anywhere.
     *
     * @throws Fault {@code malformed-act}
     */
    public static Invocation of(String deepLink) {
        if (!isDeepLink(deepLink) || deepLink.length() > MAX_LENGTH) throw malformed();
        var rest = deepLink.substring(SCHEME.length() + 3);
        var mark = rest.indexOf('?');
        var path = mark < 0 ? rest : rest.substring(0, mark);
        if (!path.matches("[a-z]{1,40}(/[a-z-]{1,40}){0,3}/?")) throw malformed();
        var act = path.replaceFirst("/$", "").replace('/', '.');
        return new Invocation(act, mark < 0 ? Map.of() : arguments(rest.substring(mark + 1)));
    }

    /** Whether a text is meant as one of our links. */
    public static boolean isDeepLink(String text) {
        return text.regionMatches(true, 0, SCHEME + "://", 0, SCHEME.length() + 3);
    }

    @Override
    public String toString() {
        return act + args.keySet();
    }

    private static Map<String, String> arguments(String query) {
        var args = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", MAX_ARGS + 1)) {
            var equals = pair.indexOf('=');
            if (equals < 1 || args.size() == MAX_ARGS) throw malformed();
            args.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return args;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Fault malformed() {
        return Fault.badRequest(
                "malformed-act",
                "This is not an act the console knows how to read.",
                "Copy the whole link again; it starts with sluice://.");
    }
}
