package dev.sluice.destination;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals credentials with AES-256-GCM under a key of this workspace, kept in a file that only its owner can read. */
public final class Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    private Vault(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Reads the key, or makes it.
     *
     * @throws Fault {@code vault-unusable}
     */
    public static Vault open(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IOException(file.getFileName() + " is not a key");
            }
            return new Vault(key);
        } catch (IOException e) {
            throw Fault.failed(
                    "vault-unusable",
                    "The key that seals the credentials of destinations cannot be used.",
                    "Look at the rights of " + file.getFileName() + " in the workspace.",
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(partial);
        PrivateFiles.create(partial);
        Files.write(partial, key);
        Files.move(partial, file);
    }

    /** Nonce and ciphertext; {@code place} is bound to it, so that a secret cannot be moved to another row. */
    byte[] seal(String place, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] locked = run(Cipher.ENCRYPT_MODE, nonce, place, secret.getBytes(StandardCharsets.UTF_8));
        byte[] out = Arrays.copyOf(nonce, nonce.length + locked.length);
        System.arraycopy(locked, 0, out, nonce.length, locked.length);
        return out;
    }

    /**
     * The secret again.
     *
     * @throws Fault {@code credential-unreadable} when the key has changed since
     */
    String open(String place, byte[] locked) {
        byte[] nonce = Arrays.copyOf(locked, NONCE_BYTES);
        byte[] body = Arrays.copyOfRange(locked, NONCE_BYTES, locked.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, place, body), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw Fault.failed(
                    "credential-unreadable",
                    "The credential cannot be opened with this workspace's key.",
                    "Change the destination and give its credential again.",
                    e);
        }
    }

    /** Files that only their owner can read, from their first byte on. */
    static final class PrivateFiles {
        private PrivateFiles() {}

        static void create(Path file) throws IOException {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        }
    }
}
