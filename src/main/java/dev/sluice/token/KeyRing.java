package dev.sluice.token;

import com.nimbusds.jose.jwk.JWKSet;
import dev.sluice.api.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of a service: one active, one next, any number retiring or killed. Readers see one immutable state at a
 * time. Storing {@link #keys} after every act is the caller's work; a rotation that is lost with the process does no harm,
 * because the key that became active was stored when it was next.
 */
public final class KeyRing {
    private volatile Ring ring;

    /** @param keys as stored; exactly one active, at most one next (one is made when there is none) */
    public KeyRing(List<SigningKey> keys, Instant now) {
        this.ring = Ring.of(keys, now);
    }

    /** A ring with new keys. */
    public static KeyRing generate(Instant now) {
        return new KeyRing(List.of(SigningKey.generate(now).become(KeyState.ACTIVE, now)), now);
    }

    /** Takes over what another node has stored. */
    public synchronized void replace(List<SigningKey> keys, Instant now) {
        ring = Ring.of(keys, now);
    }

    /** The next key signs from now on, the active one retires, and a new next one is published. */
    public synchronized void rotate(Instant now) {
        ring = Ring.of(promoted(ring.keys, now), now);
    }

    /** Forgets a retiring key, once its last token has ended. */
    public synchronized void retire(String kid, Instant now) {
        if (find(kid).state() != KeyState.RETIRING) {
            throw Fault.conflict("key-not-retiring", "Only a retiring key can be removed.", "Rotate first.");
        }
        ring = Ring.of(ring.keys.stream().filter(k -> !k.kid().equals(kid)).toList(), now);
    }

    /** Refuses everything that a key has signed or will sign; an active one is replaced by the next. */
    public synchronized void kill(String kid, Instant now) {
        var before = find(kid).state();
        var promoted = before == KeyState.ACTIVE ? promoted(ring.keys, now) : ring.keys;
        ring = Ring.of(changed(promoted, kid, k -> k.become(KeyState.KILLED, now)), now);
    }

    private static List<SigningKey> promoted(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .map(k -> switch (k.state()) {
                    case NEXT -> k.become(KeyState.ACTIVE, now);
                    case ACTIVE -> k.become(KeyState.RETIRING, now);
                    case RETIRING, KILLED -> k;
                })
                .toList();
    }

    private static List<SigningKey> changed(List<SigningKey> keys, String kid, UnaryOperator<SigningKey> change) {
        return keys.stream().map(k -> k.kid().equals(kid) ? change.apply(k) : k).toList();
    }

    private SigningKey find(String kid) {
        return ring.keys.stream()
                .filter(k -> k.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> Fault.notFound(
                        "key-unknown", "There is no key with this id.", "Copy the id from the list of keys."));
    }

    /** The key that signs now. */
    public SigningKey active() {
        return ring.active;
    }

    /** The key of this id, or the active one for one that is forgotten; empty for one that was killed and signs nothing. */
    public Optional<SigningKey> signer(@Nullable String kid) {
        var now = ring;
        var key = now.keys.stream().filter(k -> k.kid().equals(kid)).findFirst().orElse(now.active);
        return Optional.of(key).filter(k -> k.state() != KeyState.KILLED);
    }

    /** All keys, killed ones included, in the order they were made. */
    public List<SigningKey> keys() {
        return ring.keys;
    }

    /** The public halves of next, active and retiring keys as a JWK set, for the JWKS endpoint. */
    public String jwks() {
        return ring.jwks;
    }

    /** The same keys, ready to verify with. */
    public VerificationKeys verificationKeys() {
        return ring.honoured;
    }

    /** One state of the ring. */
    private record Ring(List<SigningKey> keys, SigningKey active, VerificationKeys honoured, String jwks) {

        static Ring of(List<SigningKey> stored, Instant now) {
            var keys = new ArrayList<>(stored);
            if (count(keys, KeyState.NEXT) == 0) {
                keys.add(SigningKey.generate(now));
            }
            if (count(keys, KeyState.ACTIVE) != 1 || count(keys, KeyState.NEXT) != 1) {
                throw Fault.conflict(
                        "key-ring-inconsistent",
                        "A key ring has exactly one active key and one next key.",
                        "Restore the keys from the last backup.");
            }
            var active = keys.stream()
                    .filter(k -> k.state() == KeyState.ACTIVE)
                    .findFirst()
                    .orElseThrow();
            var honoured = keys.stream()
                    .filter(k -> k.state() != KeyState.KILLED)
                    .map(SigningKey::publicKey)
                    .toList();
            return new Ring(
                    List.copyOf(keys),
                    active,
                    VerificationKeys.of(honoured),
                    new JWKSet(List.copyOf(honoured)).toString(true));
        }

        private static long count(List<SigningKey> keys, KeyState state) {
            return keys.stream().filter(k -> k.state() == state).count();
        }
    }
}
