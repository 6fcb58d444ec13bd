package dev.sluice.token.foreign;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Makes links as their vendors' signers do, but for the signature. */
final class Links {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The signed CBOR web token of RFC 8392, appendix A.3. */
    static final String RFC8392_SIGNED = BASE64.encodeToString(HexFormat.of()
            .parseHex(
                    "d28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d706c652e636f"
                            + "6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0061a5610"
                            + "d9f007420b7158405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08c8d4d4f96131680c429a"
                            + "01f85951ecee743a52b9b63632c57209120e1c9e30"));

    private Links() {}

    static String b64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Base64 with the replacements of CloudFront. */
    static String cookieBase64(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8))
                .replace('+', '-')
                .replace('=', '_')
                .replace('/', '~');
    }

    static String jwt(String header, String claims) {
        return b64(header) + "." + b64(claims) + "." + BASE64.encodeToString(new byte[64]);
    }

    /** A Common Access Token for one host and folder, single use, in a tagged COSE_Mac0. */
    static String cat(long expires) {
        return BASE64.encodeToString(cbor(g -> {
            g.writeTag(61);
            g.writeTag(17);
            g.writeStartArray(null, 4);
            g.writeBinary(cbor(h -> {
                h.writeStartObject(null, 1);
                h.writeFieldId(1);
                h.writeNumber(5);
                h.writeEndObject();
            }));
            g.writeStartObject(null, 0);
            g.writeEndObject();
            g.writeBinary(cbor(c -> claims(c, expires)));
            g.writeBinary(new byte[32]);
            g.writeEndArray();
        }));
    }

    private static void claims(CBORGenerator c, long expires) throws IOException {
        c.writeStartObject(null, 3);
        c.writeFieldId(4);
        c.writeNumber(expires);
        c.writeFieldId(308);
        c.writeNumber(1);
        c.writeFieldId(312);
        c.writeStartObject(null, 2);
        match(c, 1, 0, "cdn.example.com");
        match(c, 3, 1, "/tour/");
        c.writeEndObject();
        c.writeEndObject();
    }

    private static void match(CBORGenerator c, int part, int type, String value) throws IOException {
        c.writeFieldId(part);
        c.writeStartObject(null, 1);
        c.writeFieldId(type);
        c.writeString(value);
        c.writeEndObject();
    }

    private static byte[] cbor(Body body) {
        var out = new ByteArrayOutputStream();
        try (var generator = new CBORFactory().createGenerator(out)) {
            body.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What goes into a CBOR document. */
    private interface Body {
        void write(CBORGenerator generator) throws IOException;
    }
}
