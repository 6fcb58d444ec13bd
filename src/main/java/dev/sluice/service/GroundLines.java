package dev.sluice.service;

import static dev.sluice.service.Checklist.holds;
import static dev.sluice.service.Checklist.line;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Severity;
import dev.sluice.audit.Audit;
import dev.sluice.audit.AuditVerdict;
import dev.sluice.audit.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The lines of the checklist about what the service stands on: clock, disk, address, files, log. */
final class GroundLines implements Supplier<Stream<ChecklistItem>> {
    private static final long GIB = 1L << 30;
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ServiceConfig config;
    private final Path adminKey;
    private final Audit audit;
    private final Checkpoints checkpoints;
    private final Clock clock;

    GroundLines(ServiceConfig config, Path adminKey, Audit audit, Checkpoints checkpoints, Clock clock) {
        this.config = config;
        this.adminKey = adminKey;
        this.audit = audit;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @Override
    public Stream<ChecklistItem> get() {
        return Stream.of(clockLine(), disk(), publicUrl(), adminKeyFile(), auditLog(), auditHead());
    }

    private ChecklistItem clockLine() {
        var newest = audit.page(null, null, 1).items();
        var last = newest.isEmpty() ? Instant.EPOCH : newest.getFirst().at();
        if (last.isAfter(clock.instant().plus(TOLERATED))) {
            return line(
                    Severity.BLOCKS,
                    "clock",
                    "The service's clock has gone backwards",
                    "the newest audit line is dated " + last + ", later than now",
                    "Set the clock by NTP; links expire by it.",
                    "");
        }
        return holds(
                "clock",
                "The service's clock does not run backwards",
                "compared with the newest audit line; not compared with an outside clock");
    }

    private ChecklistItem disk() {
        try {
            var store = Files.getFileStore(config.workspace());
            long free = store.getUsableSpace();
            var evidence = "%s of %s".formatted(gib(free), gib(store.getTotalSpace()));
            if (free >= 10 * GIB) {
                return holds("disk", "The workspace has room: " + gib(free) + " free", evidence);
            }
            return line(
                    free < GIB ? Severity.BLOCKS : Severity.WARNS,
                    "disk",
                    "The workspace has only " + gib(free) + " left",
                    evidence,
                    "Free room on its disk: preparing a video needs several times its size.",
                    "");
        } catch (IOException e) {
            return line(
                    Severity.NOT_MEASURED, "disk", "Free room could not be read", "the disk gave no answer", "", "");
        }
    }

    private ChecklistItem publicUrl() {
        if (config.publicUrl() != null) {
            var plain = "http".equals(config.publicUrl().getScheme());
            return plain
                    ? line(
                            Severity.WARNS,
                            "public-url",
                            "Links are handed out without TLS",
                            config.publicUrl().toString(),
                            "Give an https address with --public-url.",
                            "")
                    : holds(
                            "public-url",
                            "Links work from anywhere",
                            config.publicUrl().toString());
        }
        return line(
                Severity.BLOCKS,
                "public-url",
                "Links work on this machine only",
                "the service was started without a public URL",
                "Start it with --public-url and the address viewers reach it at.",
                "");
    }

    private ChecklistItem adminKeyFile() {
        try {
            if (!Files.exists(adminKey)) {
                return holds("admin-key", "The first admin's key lies in no file", "the file was taken away");
            }
            var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(adminKey));
            return rights.endsWith("------")
                    ? holds("admin-key", "Only its owner can read the admin key's file", "rights " + rights)
                    : line(
                            Severity.BLOCKS,
                            "admin-key",
                            "Others can read the admin key's file",
                            "rights " + rights,
                            "Run chmod 600 on admin.key in the workspace, then issue a new key.",
                            "");
        } catch (IOException | UnsupportedOperationException e) {
            return line(
                    Severity.NOT_MEASURED,
                    "admin-key",
                    "Who can read the admin key's file is not known",
                    "this file system does not tell",
                    "Look at the rights of admin.key in the workspace.",
                    "");
        }
    }

    private ChecklistItem auditLog() {
        var verdict = checkpoints.recent();
        return verdict instanceof AuditVerdict.Whole
                ? holds("audit", "The audit log is whole since its last checkpoint", verdict.sentence())
                : line(
                        Severity.BLOCKS,
                        "audit",
                        "The audit log was changed behind the service's back",
                        verdict.sentence(),
                        "Keep a copy of the workspace and find out who could write to it.",
                        "go.activity");
    }

    private ChecklistItem auditHead() {
        var missed = checkpoints
                .headMissed()
                .filter(at -> at.isAfter(clock.instant().minus(REMEMBERED)))
                .orElse(null);
        return missed == null
                ? holds(
                        "audit-head",
                        "The signed head of the audit log was never missing",
                        "looked for at each start and every commit; a month is remembered")
                : line(
                        Severity.WARNS,
                        "audit-head",
                        "The signed head of the audit log was missing",
                        "noticed at " + missed
                                + "; whether lines were cut off before cannot be told from this workspace",
                        "Compare the log with a copy kept elsewhere, and find out who could take audit.head away.",
                        "go.activity");
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
    }
}
