package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tokens of RFC 9246, Appendix A, at a time when they were valid. */
class Rfc9246VectorsTest {
    private static final Instant WITHIN = Instant.ofEpochSecond(1_646_867_000);

    @TestFactory
    Stream<DynamicTest> verify() throws IOException {
        try (var file = getClass().getResourceAsStream("rfc9246-appendix-a.json")) {
            var appendix = new ObjectMapper().readTree(file);
            var keys = VerificationKeys.parse("{\"keys\":[" + appendix.get("jwk_sig") + "]}");
            return StreamSupport.stream(appendix.get("vectors").spliterator(), false)
                    .map(v -> DynamicTest.dynamicTest(v.get("name").textValue(), () -> verifies(v, keys)));
        }
    }

    private static void verifies(JsonNode vector, VerificationKeys keys) {
        var opened = SignedToken.open(vector.get("jwt").textValue(), keys);
        var uri = vector.get("uri").textValue();

        assertThat(opened).isInstanceOfSatisfying(SignedToken.Opened.Valid.class, valid -> {
            var token = valid.token();
            var edges = token.claimsJson().contains("aud") ? "dCDN LLC" : null;
            assertThat(token.check(uri, edges, WITHIN)).isEmpty();
            assertThat(token.check(uri + "x", edges, WITHIN))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(DenyCode.URI));
            assertThat(token.check(uri, edges, Instant.ofEpochSecond(1_646_867_399)))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(DenyCode.EXPIRED));
        });
    }
}
