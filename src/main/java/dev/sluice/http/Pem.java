package dev.sluice.http;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Reads a certificate chain and a private key (PKCS#8, RSA or EC) from PEM files. */
final class Pem {
    private static final char[] NO_PASSWORD = new char[0];

    private Pem() {}

    /**
     * TLS settings of a server.
     *
     * @throws Fault {@code tls-unusable}
     */
    static SslContextFactory.Server tls(Path certificate, Path key) {
        try (var in = Files.newInputStream(certificate)) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("sluice", privateKey(key), NO_PASSWORD, chain.toArray(Certificate[]::new));
            var tls = new SslContextFactory.Server();
            tls.setKeyStore(store);
            tls.setKeyStorePassword("");
            return tls;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (InvalidKeySpecException notEc) {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        }
    }

    private static Fault unusable(Exception cause) {
        return Fault.failed(
                "tls-unusable",
                "The TLS certificate or key cannot be used.",
                "Give PEM files; the key as PKCS#8 (BEGIN PRIVATE KEY).",
                cause);
    }
}
