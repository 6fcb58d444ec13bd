package dev.sluice.audit;

import dev.sluice.api.AuditEntry;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A walk along the chain, one line after the other; not thread-safe. */
final class Chain {
    private byte[] before;
    private long lines;
    private @Nullable AuditVerdict broken;

    /**
     * A walk that begins behind a line.
     *
     * @param behind its sequence; 0 for the beginning
     * @param hash its hash
     */
    Chain(long behind, byte[] hash) {
        lines = behind;
        before = hash;
    }

    /** What was signed at this line is not what the line says. */
    void disagrees(long sequence) {
        broken = new AuditVerdict.Disagrees(sequence);
    }

    boolean accepts(AuditEntry entry) {
        if (entry.sequence() != lines + 1) {
            broken = new AuditVerdict.Removed(lines + 1, entry.sequence() - 1);
        } else if (!Arrays.equals(hash(entry), HexFormat.of().parseHex(entry.hash()))) {
            broken = new AuditVerdict.Altered(entry.sequence());
        }
        return broken == null;
    }

    void advance(AuditEntry entry) {
        before = HexFormat.of().parseHex(entry.hash());
        lines = entry.sequence();
    }

    AuditVerdict verdict() {
        return broken == null ? new AuditVerdict.Whole(lines) : broken;
    }

    private byte[] hash(AuditEntry e) {
        return Audit.hash(before, e.sequence(), e.at().toEpochMilli(), e.who(), e.act(), e.subject(), e.detail());
    }
}
