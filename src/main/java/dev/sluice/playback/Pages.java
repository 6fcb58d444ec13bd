package dev.sluice.playback;

import dev.sluice.api.Fault;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.share.ShareRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The HTML that viewers see and the player files it needs; read once, at construction. */
final class Pages {
    private static final String HLS_JS = "/META-INF/resources/webjars/hls.js/1.4.12/dist/hls.min.js";

    private final String player = new String(resource("page.html"), StandardCharsets.UTF_8);
    private final String refusal = new String(resource("refusal.html"), StandardCharsets.UTF_8);
    private final Map<String, Reply> files = Map.of(
            "hls.js", file("text/javascript", HLS_JS),
            "reporter.js", file("text/javascript", "reporter.js"),
            "player.js", file("text/javascript", "player.js"),
            "player.css", file("text/css", "player.css"));

    Reply player(ShareRow share, boolean framed) {
        String html = player.replace("{{title}}", escaped(share.assetTitle()))
                .replace("{{mode}}", framed ? "embed" : "direct")
                .replace("{{handle}}", share.handle());
        return page(200, html, framed ? ancestors(share) : "'none'");
    }

    Reply refusal(int status, Refusal why) {
        String html = refusal.replace("{{sentence}}", escaped(why.sentence())).replace("{{code}}", why.code());
        return page(status, html, "*");
    }

    Reply file(Call call) {
        var file = files.get(call.path("file"));
        if (file == null) {
            throw Fault.notFound("file-unknown", "There is no such file.", null);
        }
        return file;
    }

    private static Reply page(int status, String html, String ancestors) {
        String policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                + "media-src 'self' blob:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors "
                + ancestors;
        return Reply.text(status, "text/html; charset=utf-8", html)
                .with("Content-Security-Policy", policy)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String ancestors(ShareRow share) {
        var origins = share.binding().origins();
        return origins.isEmpty() ? "*" : origins.stream().collect(Collectors.joining(" "));
    }

    private static Reply file(String type, String name) {
        return new Reply(200, type, Map.of("Cache-Control", "public, max-age=3600"), ByteBuffer.wrap(resource(name)));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
