package dev.sluice.cli;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of an authority of one's own, trusted beside those that Java trusts by everything this process calls. It stands
 * before Java's own as a security provider, which is process-wide by nature: calls are made in a dozen places, and none of
 * them may forget it. A factory that is given a trust store of its own goes on trusting just that.
 */
final class OwnAuthority extends Provider {
    /** Names the PEM file. */
    static final String VARIABLE = "SLUICE_CA";

    private static final long serialVersionUID = 1L;
    private static final String PKIX = "PKIX";

    private OwnAuthority(KeyStore trusted, Provider java) {
        super("SluiceTrust", "1", "Trusts an authority of one's own beside those that Java trusts");
        putService(new Service(this, "TrustManagerFactory", PKIX, Factory.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
                return new Factory(trusted, java);
            }
        });
    }

    /**
     * Trusts what the environment names, if it names something.
     *
     * @throws Fault {@code ca-unusable}
     */
    static void trust(Map<String, String> env) {
        String file = env.getOrDefault(VARIABLE, "");
        if (file.isBlank()) {
            return;
        }
        try {
            var usual = TrustManagerFactory.getInstance(PKIX);
            usual.init((KeyStore) null);
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (var manager : usual.getTrustManagers()) {
                if (manager instanceof X509TrustManager known) {
                    add(trusted, List.of(known.getAcceptedIssuers()));
                }
            }
            add(trusted, read(Path.of(file)));
            Security.insertProviderAt(new OwnAuthority(trusted, usual.getProvider()), 1);
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw Fault.failed(
                    "ca-unusable",
                    "The certificates in " + file + " cannot be used.",
                    "Name a PEM file of one or more certificates in " + VARIABLE + ", or unset it.",
                    e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, CertificateException {
        try (var in = Files.newInputStream(file)) {
            var all = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.isEmpty()) {
                throw new CertificateException("There is no certificate in it");
            }
            return all;
        }
    }

    private static void add(KeyStore to, Collection<? extends Certificate> all) throws KeyStoreException {
        for (Certificate each : all) {
            to.setCertificateEntry("trusted-" + to.size(), each);
        }
    }

    /** Java's own factory, with more in it where it would have Java's usual store. */
    private static final class Factory extends TrustManagerFactorySpi {
        private final KeyStore trusted;
        private final Provider java;
        private TrustManager[] made = {};

        Factory(KeyStore trusted, Provider java) {
            this.trusted = trusted;
            this.java = java;
        }

        @Override
        protected void engineInit(@Nullable KeyStore given) throws KeyStoreException {
            try {
                var factory = TrustManagerFactory.getInstance(PKIX, java);
                factory.init(given == null ? trusted : given);
                made = factory.getTrustManagers();
            } catch (NoSuchAlgorithmException e) {
                throw new KeyStoreException(e);
            }
        }

        @Override
        protected void engineInit(ManagerFactoryParameters given) throws InvalidAlgorithmParameterException {
            try {
                var factory = TrustManagerFactory.getInstance(PKIX, java);
                factory.init(given);
                made = factory.getTrustManagers();
            } catch (NoSuchAlgorithmException e) {
                throw new InvalidAlgorithmParameterException(e);
            }
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return made.clone();
        }
    }
}
