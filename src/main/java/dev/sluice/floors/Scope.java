package dev.sluice.floors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sluice.api.Fault;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * What an invalidation hits. Written {@code asset:ID}, {@code issued-before:2026-11-23T10:00:00Z} or {@code everything}.
 *
 * @param value an id (a viewer by its hash, a key by its thumbprint, a link by its share), an ISO 8601 instant for
 *     issued-before, empty for everything
 */
public record Scope(Kind kind, String value) {
    /** The scope that spares nothing. */
    public static final Scope EVERYTHING = new Scope(Kind.EVERYTHING, "");

    private static final int MAX_LENGTH = 256;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The seven kinds of scope. */
    public enum Kind {
        LINK("link"),
        VIEWER("viewer"),
        ASSET("asset"),
        CHANNEL("channel"),
        KEY("key"),
        ISSUED_BEFORE("issued-before"),
        EVERYTHING("everything");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word before the colon. */
        public String word() {
            return word;
        }
    }

    public Scope {
        if (value.isEmpty() != (kind == Kind.EVERYTHING) || value.length() > MAX_LENGTH || !isPrintable(value)) {
            throw nonsense();
        }
        if (kind == Kind.ISSUED_BEFORE) {
            instant(value);
        }
    }

    public static Scope link(String share) {
        return new Scope(Kind.LINK, share);
    }

    public static Scope viewer(String hash) {
        return new Scope(Kind.VIEWER, hash);
    }

    public static Scope asset(String id) {
        return new Scope(Kind.ASSET, id);
    }

    public static Scope channel(String id) {
        return new Scope(Kind.CHANNEL, id);
    }

    public static Scope key(String kid) {
        return new Scope(Kind.KEY, kid);
    }

    public static Scope issuedBefore(Instant cutoff) {
        return new Scope(Kind.ISSUED_BEFORE, cutoff.toString());
    }

    /** Reads the written form. */
    @JsonCreator
    public static Scope parse(String text) {
        var colon = text.indexOf(':');
        var word = colon < 0 ? text : text.substring(0, colon);
        for (var kind : Kind.values()) {
            if (kind.word.equals(word) && (colon >= 0) == (kind != Kind.EVERYTHING)) {
                return new Scope(kind, text.substring(colon < 0 ? text.length() : colon + 1));
            }
        }
        throw nonsense();
    }

    /** The instant of an issued-before scope. */
    public Instant cutoff() {
        if (kind != Kind.ISSUED_BEFORE) {
            throw new IllegalStateException("Only issued-before has a cutoff");
        }
        return instant(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return kind == Kind.EVERYTHING ? kind.word : kind.word + ":" + value;
    }

    private static boolean isPrintable(String value) {
        return value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static Instant instant(String value) {
        try {
            var instant = Instant.parse(value);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                throw nonsense();
            }
            return instant;
        } catch (DateTimeException e) {
            throw nonsense();
        }
    }

    private static Fault nonsense() {
        return Fault.badRequest(
                "scope-malformed",
                "This is not a scope.",
                "Write link:ID, viewer:HASH, asset:ID, channel:ID, key:KID, issued-before:2026-11-23T10:00:00Z or"
                        + " everything.");
    }
}
