package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Posts signed messages. The receiver computes HMAC-SHA256 of {@code TIME.BODY} with its secret and compares it with the
 * header {@code Sluice-Signature: t=TIME,v1=HEX}; TIME is in seconds since 1970.
 */
final class Webhooks {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int NONE = 0;

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(5))
            .followRedirects(false)
            .build();

    /**
     * Sends once.
     *
     * @param key under which the receiver may tell a second sending of the same message
     * @return the receiver's status; 0 when it did not answer
     */
    int send(EmergencySettings.Webhook to, String key, String body, Instant now) {
        var request = new Request.Builder()
                .url(to.url())
                .header("Idempotency-Key", key)
                .header("Sluice-Signature", signature(String.valueOf(to.secret()), body, now))
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
                .build();
        try (var response = http.newCall(request).execute()) {
            return response.code();
        } catch (IOException e) {
            return NONE;
        }
    }

    static String signature(String secret, String body, Instant now) {
        String signed = now.getEpochSecond() + "." + body;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
