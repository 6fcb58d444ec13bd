package dev.sluice.audit;

import dev.sluice.api.AuditEntry;
import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A signed statement of the newest line, in a file beside the database: whoever cuts lines off the end of the log in the
 * database does not change it.
 */
final class Head {
    private static final int LONGEST = 4096;

    private final Path file;
    private final AuditKey key;

    Head(Path file, AuditKey key) {
        this.file = file;
        this.key = key;
    }

    /** The line that it speaks of; empty where there is none that this key signed. */
    Optional<AuditKey.Signed> read() {
        try {
            return !Files.exists(file) || Files.size(file) > LONGEST
                    ? Optional.empty()
                    : key.read(Files.readString(file));
        } catch (IOException e) {
            throw Fault.failed(
                    "audit-head-unusable",
                    "The file that holds the head of the audit log cannot be read.",
                    "Its file is " + file.getFileName() + "; see that the service may read it.",
                    e);
        }
    }

    /** Speaks of this line from now on; durable when it returns, and whole at every moment. */
    void write(AuditEntry line, long at) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, key.sign(line.sequence(), line.hash(), at));
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Fault.failed(
                    "audit-head-unusable",
                    "The head of the audit log cannot be written.",
                    "See that the workspace is writable and the disk is not full.",
                    e);
        }
    }

    /**
     * What follows for a log that is whole by itself: it may end too early, or its line may not be the one spoken of.
     *
     * @param head as it was read before the log was
     */
    static AuditVerdict judge(Handle h, AuditVerdict verdict, Optional<AuditKey.Signed> head) {
        if (!(verdict instanceof AuditVerdict.Whole whole) || head.isEmpty()) {
            return verdict;
        }
        long sequence = head.get().sequence();
        if (sequence > whole.lines()) {
            return new AuditVerdict.TailMissing(whole.lines() + 1, sequence);
        }
        return Audit.line(h, sequence)
                        .map(AuditEntry::hash)
                        .filter(head.get().hash()::equals)
                        .isPresent()
                ? verdict
                : new AuditVerdict.Disagrees(sequence);
    }
}
