package dev.sluice.audit;

import dev.sluice.api.AuditEntry;
import dev.sluice.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed statements of what the log was, and verification against them. A checkpoint is set only where the stretch since the
 * one before is whole, so that nobody's change is signed over. What was taken off the end after the last checkpoint is told by
 * the {@link Head}, but for the seconds it is behind.
 */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final long LINES = 1_000;
    private static final long AGE = Duration.ofMinutes(10).toMillis();

    private final Store store;
    private final Clock clock;
    private final Audit audit;
    private final AuditKey key;
    private final Head head;

    /** @param head file beside the database that follows the newest line */
    public Checkpoints(Store store, Audit audit, Clock clock, AuditKey key, Path head) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.key = key;
        this.head = new Head(head, key);
    }

    private record Checkpoint(long sequence, String statement) {}

    /** Sets a checkpoint where a thousand lines, or ten minutes of lines, have come since the last; answers whether it did. */
    public boolean setIfDue() {
        return set(false);
    }

    /** Sets a checkpoint at the newest line, if there is one since the last. */
    public boolean set() {
        return set(true);
    }

    private boolean set(boolean now) {
        var newest = store.read(h -> Optional.ofNullable(Audit.newest(h)));
        var last = store.read(Checkpoints::newest);
        if (newest.isEmpty() || newest.get().sequence() <= sequence(last)) {
            return false;
        }
        long lines = newest.get().sequence() - sequence(last);
        boolean old = clock.millis() - newest.get().at().toEpochMilli() >= AGE;
        if (!now && lines < LINES && !old) {
            return false;
        }
        var verdict = recent();
        if (!(verdict instanceof AuditVerdict.Whole whole)) {
            LOG.error("No checkpoint is set on the audit log: {}", verdict.sentence());
            return false;
        }
        return store.commit(h -> insert(h, whole.lines()));
    }

    /**
     * Has the head follow to the newest line, where what it spoke of before is still so. That there was none is a line of the
     * log: once in a workspace's life it is its beginning, after that somebody took it away.
     */
    public synchronized void follow() {
        var spoken = head.read();
        if (spoken.isEmpty()) {
            store.commit(h -> {
                audit.append(h, "system", "audit.head", "audit", Map.of("before", "none"));
                return true;
            });
        }
        var newest = store.read(h -> Optional.ofNullable(Audit.newest(h)));
        if (newest.isEmpty()
                || spoken.filter(s -> s.sequence() == newest.get().sequence()).isPresent()) {
            return;
        }
        var verdict = spoken.isEmpty() ? new AuditVerdict.Whole(0) : store.read(h -> since(h, spoken.get()));
        if (verdict instanceof AuditVerdict.Whole) {
            head.write(newest.get(), clock.millis());
        } else {
            LOG.error("The head of the audit log stays where it is: {}", verdict.sentence());
        }
    }

    private AuditVerdict since(Handle h, AuditKey.Signed spoken) {
        var walked = walk(h, spoken.sequence(), HexFormat.of().parseHex(spoken.hash()));
        return Head.judge(h, walked, Optional.of(spoken));
    }

    /** When the head was missed last; empty where that was at the beginning of the workspace's life only. */
    public Optional<Instant> headMissed() {
        return store.read(h -> {
            var times = h.createQuery("select at from audit where act = 'audit.head' order by at desc limit 2")
                    .mapTo(Long.class)
                    .list();
            return times.size() < 2 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(times.getFirst()));
        });
    }

    /** Verifies the last checkpoint and everything since; what a look at the state costs, whatever the log's length. */
    public AuditVerdict recent() {
        // Before the log: read after it, it could speak of a line that came meanwhile.
        var spoken = head.read();
        return store.read(h -> {
            var last = newest(h);
            if (last.isEmpty()) {
                return Head.judge(h, walk(h, 0, Audit.GENESIS), spoken);
            }
            long sequence = last.get().sequence();
            var line = Audit.line(h, sequence);
            if (line.isEmpty()) {
                return missing(h, sequence);
            }
            return agrees(last.get(), line.get())
                    ? Head.judge(
                            h,
                            walk(h, sequence, HexFormat.of().parseHex(line.get().hash())),
                            spoken)
                    : new AuditVerdict.Disagrees(sequence);
        });
    }

    /** Walks the whole chain, past every checkpoint. */
    public AuditVerdict all() {
        var spoken = head.read();
        return store.read(h -> Head.judge(h, walk(h, 0, Audit.GENESIS), spoken));
    }

    private AuditVerdict walk(Handle h, long from, byte[] before) {
        var chain = new Chain(from, before);
        var checkpoints = new TreeMap<Long, Checkpoint>();
        h.createQuery("select * from audit_checkpoint where sequence > :from")
                .bind("from", from)
                .map((row, ctx) -> new Checkpoint(row.getLong("sequence"), row.getString("statement")))
                .forEach(each -> checkpoints.put(each.sequence(), each));
        try (var lines = h
                .createQuery("select * from audit where sequence > :from order by sequence")
                .bind("from", from)
                .map(Audit::entry)
                .stream()) {
            lines.takeWhile(line -> chain.accepts(line) && passes(chain, checkpoints.remove(line.sequence()), line))
                    .forEach(chain::advance);
        }
        var verdict = chain.verdict();
        return verdict instanceof AuditVerdict.Whole whole && !checkpoints.isEmpty()
                ? new AuditVerdict.TailMissing(whole.lines() + 1, checkpoints.lastKey())
                : verdict;
    }

    private boolean passes(Chain chain, @org.jspecify.annotations.Nullable Checkpoint checkpoint, AuditEntry line) {
        if (checkpoint == null || agrees(checkpoint, line)) {
            return true;
        }
        chain.disagrees(line.sequence());
        return false;
    }

    private boolean agrees(Checkpoint checkpoint, AuditEntry line) {
        return key.signed(checkpoint.sequence(), checkpoint.statement())
                .filter(line.hash()::equals)
                .isPresent();
    }

    /** The line of the last checkpoint is gone: with all that followed, or from between. */
    private static AuditVerdict missing(Handle h, long sequence) {
        long last = h.createQuery("select coalesce(max(sequence), 0) from audit")
                .mapTo(Long.class)
                .one();
        return last > sequence
                ? new AuditVerdict.Removed(sequence, sequence)
                : new AuditVerdict.TailMissing(last + 1, sequence);
    }

    private boolean insert(Handle h, long sequence) {
        String hash = h.createQuery("select hash from audit where sequence = :sequence")
                .bind("sequence", sequence)
                .map((row, ctx) -> HexFormat.of().formatHex(row.getBytes("hash")))
                .one();
        return h.createUpdate("insert into audit_checkpoint values (:sequence, :statement) on conflict do nothing")
                        .bind("sequence", sequence)
                        .bind("statement", key.sign(sequence, hash, clock.millis()))
                        .execute()
                == 1;
    }

    private static Optional<Checkpoint> newest(Handle h) {
        return h.createQuery("select * from audit_checkpoint order by sequence desc limit 1")
                .map((row, ctx) -> new Checkpoint(row.getLong("sequence"), row.getString("statement")))
                .findFirst();
    }

    private static long sequence(Optional<Checkpoint> checkpoint) {
        return checkpoint.map(Checkpoint::sequence).orElse(0L);
    }
}
