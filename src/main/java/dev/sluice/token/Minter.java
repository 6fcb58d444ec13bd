package dev.sluice.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import dev.sluice.api.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs playback tokens with the active key. Safe for any number of threads. */
public final class Minter {
    private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern AUTHORITY =
            Pattern.compile("[a-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9a-f:.]{2,45}](:\\d{1,5})?");

    private final Supplier<SigningKey> active;
    private final String issuer;
    private final String edges;
    private final List<String> hosts;
    private final BiConsumer<String, Instant> signed;

    /**
     * @param active asked for every token
     * @param issuer {@code iss} of every token
     * @param edges {@code aud}: the edge set that may honour them
     * @param hosts media authorities, {@code video.example.com} or {@code 127.0.0.1:8700}, lower case, no default port
     * @param signed told each token as it is signed, and when; {@link Verifier#signedHere} where the same process verifies
     */
    public Minter(
            Supplier<SigningKey> active,
            String issuer,
            String edges,
            List<String> hosts,
            BiConsumer<String, Instant> signed) {
        this.active = active;
        this.issuer = issuer;
        this.edges = edges;
        this.hosts = List.copyOf(hosts);
        this.signed = signed;
        if (hosts.isEmpty()
                || !hosts.stream().allMatch(h -> AUTHORITY.matcher(h).matches())) {
            throw Fault.badRequest(
                    "media-host-malformed",
                    "A media host is a lower-case name or address with an optional port.",
                    "Write video.example.com or 127.0.0.1:8700.");
        }
    }

    /**
     * A token for one session, or, where the grant names no session, a link token that opens the multivariant playlist only.
     *
     * @param notBefore start; a little before now where clocks of edges may be behind, for they grant no leeway
     * @param expires end; later than now and at most 24 h away, cut to whole seconds
     */
    public String mint(Grant grant, Instant notBefore, Instant expires, Instant now) {
        return mint(active.get(), grant, notBefore, expires, now);
    }

    /** As {@link #mint(Grant, Instant, Instant, Instant)}, signed with this key. */
    public String mint(SigningKey key, Grant grant, Instant notBefore, Instant expires, Instant now) {
        var life = Duration.between(now, expires);
        if (life.toSeconds() < 1 || life.compareTo(Verifier.MAX_LIFE) > 0) {
            throw Fault.badRequest(
                    "token-life-out-of-range",
                    "A token lives for at least one second and at most 24 h.",
                    "Choose an end within the next 24 h.");
        }
        if (!ASSET.matcher(grant.asset()).matches() || grant.asset().matches("\\.+")) {
            throw Fault.badRequest(
                    "asset-id-malformed",
                    "An asset id is made of letters, digits and . _ ~ -.",
                    "Take the id from the list of assets.");
        }
        String token = sign(key, claims(grant, notBefore, expires, now).toString());
        signed.accept(token, now);
        return token;
    }

    private static String sign(SigningKey key, String claims) {
        try {
            var token = new JWSObject(key.header(), new Payload(claims));
            token.sign(key.signer());
            return token.serialize();
        } catch (JOSEException e) {
            throw Fault.failed("token-not-signed", "The token could not be signed.", "Rotate the signing key.", e);
        }
    }

    private ObjectNode claims(Grant grant, Instant notBefore, Instant expires, Instant now) {
        var claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer).put("aud", edges);
        claims.put("iat", now.getEpochSecond()).put("nbf", notBefore.getEpochSecond());
        claims.put("exp", expires.getEpochSecond()).put("cdniv", 1);
        claims.put("cdniuc", new MediaContainer(hosts, grant.asset(), grant.sid() == null).text());
        claims.put("lid", grant.share()).put("as", grant.asset()).put("ch", grant.channel());
        putIfPresent(claims, "vw", grant.viewer());
        claims.put("lc", grant.shareCreated().toEpochMilli());
        if (grant.session() != 0) {
            claims.put("sx", grant.session());
        }
        putIfPresent(claims, "sid", grant.sid());
        grant.epochs().forEach(claims.withArrayProperty("ep")::add);
        putIfPresent(
                claims, "ip", grant.prefix() == null ? null : grant.prefix().toString());
        putIfPresent(claims, "dc", grant.device());
        claims.put("rk", grant.risk().name().toLowerCase(Locale.ROOT));
        return claims;
    }

    private static void putIfPresent(ObjectNode claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
