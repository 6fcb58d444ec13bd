package dev.sluice.runbook.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Any CDN that is purged by one HTTP request, as the settings describe it. */
final class HttpCdn implements Cdn {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final List<String> WANT_A_BODY = List.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT");
    private static final long LARGEST = 64 << 10;
    private static final int LONGEST_ID = 100;

    private final EmergencySettings.Cdn cdn;
    private final OkHttpClient http;

    HttpCdn(EmergencySettings.Cdn cdn, OkHttpClient http) {
        this.cdn = cdn;
        this.http = http;
    }

    static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .callTimeout(Duration.ofSeconds(10))
                .followRedirects(false)
                .build();
    }

    @Override
    public String name() {
        return cdn.name();
    }

    @Override
    public URI mediaBase() {
        return URI.create(cdn.mediaBase().replaceAll("/+$", ""));
    }

    @Override
    public String purge(String asset, String key) {
        var request = new Request.Builder()
                .url(cdn.url().replace("{asset}", asset))
                .header("Idempotency-Key", key)
                .method(cdn.method(), body(asset));
        if (cdn.header() != null && cdn.secret() != null) {
            request.header(cdn.header(), cdn.secret());
        }
        try (Response response = http.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) {
                throw Fault.conflict(
                        "purge-refused", cdn.name() + " answered " + response.code() + " to the purge.", null);
            }
            return id(response);
        } catch (IOException e) {
            throw Fault.failed("cdn-silent", cdn.name() + " did not answer the purge.", "Retry the step.", e);
        }
    }

    private @Nullable RequestBody body(String asset) {
        if (cdn.body() != null) {
            return RequestBody.create(cdn.body().replace("{asset}", asset), JSON);
        }
        return WANT_A_BODY.contains(cdn.method()) ? RequestBody.create("", null) : null;
    }

    private String id(Response response) throws IOException {
        String otherwise = "HTTP " + response.code();
        if (cdn.idField() == null) {
            return otherwise;
        }
        try {
            JsonNode answer = Json.MAPPER.readTree(response.peekBody(LARGEST).bytes());
            String id = answer == null ? "" : answer.path(cdn.idField()).asText("");
            return id.isEmpty() ? otherwise : id.substring(0, Math.min(id.length(), LONGEST_ID));
        } catch (JsonProcessingException noJson) {
            return otherwise;
        }
    }
}
