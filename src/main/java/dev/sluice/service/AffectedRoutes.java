package dev.sluice.service;

import dev.sluice.api.Affected;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Share;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.playback.Inspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;

/**
 * “Is my link affected?” for anybody who holds a link. The link travels in the body, never in an address that is logged or
 * cached, and the answer says nothing that the link itself would not show: neither who revoked it nor why.
 */
final class AffectedRoutes {
    static final String PATH = "/affected";
    private static final int LONGEST = 16_384;
    private static final String PAGE = "affected.html";
    private static final String FIELD = "link=";

    private final Function<String, InspectedShare> inspector;
    private final String page = resource();

    /** A link as it is sent. */
    record Question(String link) {}

    AffectedRoutes(Inspector inspector) {
        this.inspector = inspector::inspect;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, null, "Page that asks for a link", null, call -> page("")),
                Route.post(
                        PATH,
                        null,
                        "Whether a link was hit by an invalidation",
                        Question.class,
                        Affected.class,
                        this::answer));
    }

    private Object answer(Call call) throws IOException {
        boolean form = call.header(HttpHeader.CONTENT_TYPE.asString())
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return form
                ? page(answer(posted(call)).sentence())
                : answer(call.body(Question.class).link());
    }

    /** The one field of the page's form. */
    private static String posted(Call call) throws IOException {
        String body = new String(call.stream().readNBytes(4 * LONGEST), StandardCharsets.US_ASCII);
        try {
            return body.startsWith(FIELD)
                    ? URLDecoder.decode(body.substring(FIELD.length()), StandardCharsets.UTF_8)
                    : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Affected answer(String link) {
        Share share = link == null || link.length() > LONGEST
                ? null
                : inspector.apply(link).share();
        if (share == null) {
            return new Affected(
                    false, false, null, "This service does not know the link. Check that it was copied whole.");
        }
        var revocation = share.revocation();
        return revocation == null
                ? new Affected(true, false, null, "This link was not revoked.")
                : new Affected(
                        true,
                        true,
                        revocation.at(),
                        "This link was revoked. Ask whoever sent it to you for a new one.");
    }

    private Reply page(String sentence) {
        return Reply.text(200, "text/html; charset=utf-8", page.replace("{{sentence}}", sentence))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self';"
                                + " frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String resource() {
        try (InputStream in = AffectedRoutes.class.getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + PAGE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
