package dev.sluice.token;

import static dev.sluice.token.Tokens.EDGES;
import static dev.sluice.token.Tokens.ISSUER;
import static dev.sluice.token.Tokens.MEDIA;
import static dev.sluice.token.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import dev.sluice.api.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private final Tokens tokens = new Tokens();
    private final KeyRing ring = tokens.ring;

    @Test
    void aRotationBreaksNoPlayingSession() {
        var before = tokens.mint(Tokens.session(), 300);
        var next = key(KeyState.NEXT);

        ring.rotate(NOW);

        assertThat(ring.active().kid()).isEqualTo(next.kid());
        assertThat(key(KeyState.NEXT).kid()).isNotEqualTo(next.kid());
        assertThat(tokens.denied(before, MEDIA)).isNull();
        assertThat(tokens.denied(tokens.mint(Tokens.session(), 300), MEDIA)).isNull();
    }

    /** One thumbprint in 64 would be an option to a command line. */
    @Test
    void noKeysIdIsTakenForAnOption() {
        assertThat(Stream.generate(() -> SigningKey.generate(NOW).kid()).limit(400))
                .noneMatch(kid -> kid.startsWith("-"));
    }

    @Test
    void anEdgeKnowsTheNextKeyBeforeItSigns() {
        var edge = VerificationKeys.parse(ring.jwks());
        ring.rotate(NOW);

        var atEdge = new Verifier(() -> edge, ISSUER, 100);

        assertThat(atEdge.verify(tokens.mint(Tokens.session(), 60), MEDIA, EDGES, NOW))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void aKilledKeyIsRefusedAtOnceAndReplaced() {
        var kid = ring.active().kid();
        var before = tokens.mint(Tokens.session(), 300);
        assertThat(tokens.denied(before, MEDIA)).isNull();

        ring.kill(kid, NOW);

        assertThat(tokens.denied(before, MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        assertThat(tokens.denied(tokens.mint(Tokens.session(), 300), MEDIA)).isNull();
        assertThat(ring.jwks()).doesNotContain(kid);
        assertThat(key(KeyState.KILLED).privateJwk()).doesNotContain("\"d\"");
    }

    @Test
    void aKilledNextKeyIsReplacedToo() {
        var next = key(KeyState.NEXT).kid();

        ring.kill(next, NOW);

        assertThat(ring.jwks()).doesNotContain(next);
        assertThat(key(KeyState.NEXT).kid()).isNotEqualTo(next);
    }

    @Test
    void aRetiredKeyIsForgottenOnlyAfterItRetires() {
        var first = ring.active().kid();
        var jwt = tokens.mint(Tokens.session(), 300);
        assertThatThrownBy(() -> ring.retire(first, NOW)).isInstanceOf(Fault.class);

        ring.rotate(NOW);
        ring.retire(first, NOW);

        assertThat(tokens.denied(jwt, MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        assertThatThrownBy(() -> ring.retire(first, NOW)).isInstanceOf(Fault.class);
    }

    @Test
    void survivesTheStore() {
        ring.rotate(NOW);
        ring.kill(ring.active().kid(), NOW);
        var jwt = tokens.mint(Tokens.session(), 300);

        var stored = ring.keys().stream()
                .map(k -> SigningKey.imported(k.privateJwk(), k.state(), k.since()))
                .toList();
        var again = new KeyRing(stored, NOW);

        assertThat(again.active().kid()).isEqualTo(ring.active().kid());
        assertThat(again.jwks()).isEqualTo(ring.jwks());
        assertThat(new Verifier(again::verificationKeys, ISSUER, 10).verify(jwt, MEDIA, EDGES, NOW))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void publishesPublicHalvesUnderTheirThumbprints() throws Exception {
        var active = ECKey.parse(ring.active().publicJwk());

        assertThat(active.getKeyID()).isEqualTo(active.computeThumbprint().toString());
        assertThat(ring.jwks()).contains(active.getKeyID()).doesNotContain("\"d\"");
        assertThat(ring.active().publicJwk()).doesNotContain("\"d\"");
    }

    @Test
    void printsNoPrivateHalf() throws Exception {
        var secret = ECKey.parse(ring.active().privateJwk()).getD().toString();

        assertThat(ring.toString() + ring.active() + ring.keys()).doesNotContain(secret);
        assertThatThrownBy(() ->
                        SigningKey.imported(ring.active().privateJwk().replace("P-256", "P-384"), KeyState.ACTIVE, NOW))
                .isInstanceOf(Fault.class)
                .hasNoCause()
                .message()
                .doesNotContain(secret);
    }

    @Test
    void refusesARingThatCannotSign() {
        assertThatThrownBy(() -> new KeyRing(List.of(SigningKey.generate(NOW)), NOW))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> VerificationKeys.parse("{")).isInstanceOf(Fault.class);
        assertThat(VerificationKeys.parse("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}")
                        .kids())
                .isEmpty();
    }

    private SigningKey key(KeyState state) {
        return ring.keys().stream().filter(k -> k.state() == state).findFirst().orElseThrow();
    }
}
