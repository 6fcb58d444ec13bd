package dev.sluice.audit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** The ES256 key that signs what the log was; kept beside the database, never in it. */
public final class AuditKey {
    private final ECKey key;

    private AuditKey(ECKey key) {
        this.key = key;
    }

    /**
     * Reads the key, or makes it where there is none, in a file only its owner can read.
     *
     * @throws Fault {@code audit-key-unusable}
     */
    public static AuditKey open(Path file) {
        try {
            if (!Files.exists(file)) {
                write(
                        file,
                        new ECKeyGenerator(Curve.P_256)
                                .keyIDFromThumbprint(true)
                                .generate());
            }
            return new AuditKey(ECKey.parse(Files.readString(file)));
        } catch (IOException | JOSEException | ParseException e) {
            // The cause may quote the key, so it does not go on.
            throw new Fault(
                    Problem.of(
                            500,
                            "audit-key-unusable",
                            "The key that signs the audit log cannot be read or made.",
                            "its file is " + file.getFileName(),
                            "Restore the file from a backup, or take it away: older checkpoints then count as signed by a stranger."));
        }
    }

    /** Signs a statement about a line. */
    String sign(long sequence, String hash, long at) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            var statement = new JWSObject(header, new Payload(Map.of("sequence", sequence, "hash", hash, "at", at)));
            statement.sign(new ECDSASigner(key));
            return statement.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was usable stays so", e);
        }
    }

    /** What a statement says: a line and the hash it had. */
    record Signed(long sequence, String hash) {}

    /** The hash that a statement says a line had; empty where this key did not sign it of that line. */
    Optional<String> signed(long sequence, String statement) {
        return read(statement).filter(signed -> signed.sequence() == sequence).map(Signed::hash);
    }

    /** What a statement says; empty where this key did not sign it. */
    Optional<Signed> read(String statement) {
        try {
            var read = JWSObject.parse(statement);
            boolean ours = read.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && read.verify(new ECDSAVerifier(key.toPublicJWK()));
            var words = read.getPayload().toJSONObject();
            return ours && words.get("sequence") instanceof Number line
                    ? Optional.of(new Signed(line.longValue(), String.valueOf(words.get("hash"))))
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file, ECKey key) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key.toJSONString());
    }
}
