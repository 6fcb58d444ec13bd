package dev.sluice.telemetry.cmcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as players send them, and as they should not. */
class CmcdReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> theExamplesOfTheStandardDecodeAsListed() throws IOException {
        var document = JSON.readTree(CmcdReaderTest.class.getResource("cta-5004-b-examples.json"));
        return StreamSupport.stream(document.get("vectors").spliterator(), false)
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("section").asText() + " "
                                + vector.get("mode").asText(),
                        () -> assertThat(decoded(vector)).isEqualTo(vector.get("decoded"))));
    }

    private static JsonNode decoded(JsonNode vector) throws Exception {
        var encoded = vector.get("encoded");
        return switch (vector.get("mode").asText()) {
            case "query" ->
                json(CmcdReader.query(encoded.asText().substring("CMCD=".length()))
                        .plain());
            case "headers" -> {
                var values = new ArrayList<String>();
                encoded.forEach(value -> values.add(value.asText()));
                yield json(CmcdReader.headers(values).plain());
            }
            case "body" -> {
                var records = new ArrayList<>();
                body(encoded.asText(), records);
                yield json(records);
            }
            default -> json(read(encoded.asText()).plain());
        };
    }

    private static JsonNode json(Object value) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(value));
    }

    private static List<String> body(String text, List<Object> records) {
        var wrong = new ArrayList<String>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CmcdReader.body(bytes, 0, bytes.length, record -> records.add(record.plain()), wrong::add);
        return wrong;
    }

    private static Cmcd read(String text) throws Malformed {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CmcdReader.record(bytes, 0, bytes.length);
    }

    @Test
    void aValueOfTheWrongTypeIsAsIfItHadNotBeenSent() throws Malformed {
        var record = read("sn=\"seven\",sta=4,su=\"yes\",ts=1764269150213,v=2");
        assertThat(record.integer("sn")).isNull();
        assertThat(record.text("sta")).isNull();
        assertThat(record.flag("su")).isFalse();
        assertThat(record.integer("ts")).isEqualTo(1764269150213L);
    }

    @Test
    void bareValuesOfVersionOneStandForListsOfOne() throws Malformed {
        var record = read("br=3200,nor=\"seg-2.m4s\",ec=404,org.svta.e-c=\"blue\"");
        assertThat(record.integer("br")).isEqualTo(3200);
        assertThat(record.texts("nor")).containsExactly("seg-2.m4s");
        assertThat(record.texts("ec")).containsExactly("404");
        assertThat(record.text("org.svta.e-c")).isEqualTo("blue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "a=",
                "a=(",
                "a=(1",
                "a=(1,2)",
                "a=\"x",
                "a=\"\\x\"",
                "a=1 b=2",
                "a=9999999999999999",
                "a=?2",
                "a=((1))",
                "a=:x",
                "a=;b",
                "\u0000",
                "a=\"\u0001\"",
                "a=1,,b=2"
            })
    void aMalformedRecordIsAReason(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void invalidUtf8AndLongLinesCostOnlyTheirOwnRecord() {
        byte[] bad = "cid=\"x\",v=2\ncid=\"?\",v=2\n".getBytes(StandardCharsets.ISO_8859_1);
        bad[bad.length - 7] = (byte) 0xff;
        var good = new ArrayList<Cmcd>();
        var wrong = new ArrayList<String>();
        CmcdReader.body(bad, 0, bad.length, good::add, wrong::add);
        assertThat(good).hasSize(1);
        assertThat(wrong).containsExactly("no UTF-8");

        var records = new ArrayList<Object>();
        assertThat(body(
                        "cid=\"" + "x".repeat(1 << 20) + "\"\nv=2,sid=\"a\"\nv=99,sid=\"b\"\n" + "a=(".repeat(2000),
                        records))
                .containsExactly("record too long", "version too new", "no space between members of a list");
        assertThat(records).hasSize(1);
    }

    @FuzzTest
    void neverThrowsAnythingElse(byte[] bytes) {
        CmcdReader.body(
                bytes, 0, bytes.length, Cmcd::plain, why -> assertThat(why).isNotEmpty());
        try {
            CmcdReader.query(new String(bytes, StandardCharsets.ISO_8859_1)).texts("ec");
        } catch (Malformed e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
