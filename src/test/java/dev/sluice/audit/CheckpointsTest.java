package dev.sluice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is changed behind the database's back, as somebody with the disk could. */
class CheckpointsTest {
    @TempDir
    Path folder;

    /** Ten lines, a checkpoint at the sixth. */
    @BeforeEach
    void tenLines() {
        try (var open = open(folder.resolve("audit.key"))) {
            open.lines(6);
            assertThat(open.checkpoints.set()).isTrue();
            open.lines(4);
            assertThat(open.checkpoints.all()).isEqualTo(new AuditVerdict.Whole(10));
            assertThat(open.checkpoints.recent()).isEqualTo(new AuditVerdict.Whole(10));
        }
    }

    @Test
    void aRowAlteredIsNamed() throws SQLException {
        behind("update audit set detail = '{}' where sequence = 4");
        verdict(new AuditVerdict.Altered(4));
    }

    @Test
    void rowsRemovedAreNamed() throws SQLException {
        behind("delete from audit where sequence between 3 and 4");
        verdict(new AuditVerdict.Removed(3, 4));
    }

    @Test
    void aTailThatIsMissingIsToldByTheCheckpointThatSpeaksOfIt() throws SQLException {
        behind("delete from audit where sequence >= 5");
        verdict(new AuditVerdict.TailMissing(5, 6));
        try (var open = open(folder.resolve("audit.key"))) {
            assertThat(open.checkpoints.recent()).isEqualTo(new AuditVerdict.TailMissing(5, 6));
        }
    }

    @Test
    void aTailCutOffAfterTheLastCheckpointIsToldByTheHead() throws Exception {
        followed();
        behind("delete from audit where sequence >= 10");
        verdict(new AuditVerdict.TailMissing(10, 11));
        try (var open = open(folder.resolve("audit.key"))) {
            open.lines(5);
            open.checkpoints.follow();
            assertThat(open.checkpoints.recent())
                    .as("nobody's cut is signed over")
                    .isEqualTo(new AuditVerdict.Disagrees(11));
        }
    }

    /** What is written while somebody looks is not taken for missing. */
    @Test
    void aLogThatGrowsUnderTheLookIsWhole() throws Exception {
        try (var open = open(folder.resolve("audit.key"))) {
            var writing = CompletableFuture.runAsync(() -> {
                for (int line = 0; line < 150; line++) {
                    open.lines(1);
                    open.checkpoints.follow();
                }
            });
            while (!writing.isDone()) {
                assertThat(open.checkpoints.recent()).isInstanceOf(AuditVerdict.Whole.class);
            }
            writing.join();
        }
    }

    @Test
    void aHeadThatWasTakenAwayIsALineOfTheLog() throws Exception {
        followed();
        Files.delete(folder.resolve("audit.head"));
        behind("delete from audit where sequence >= 10");
        followed();
        try (var open = open(folder.resolve("audit.key"))) {
            assertThat(open.audit.page("audit", null, 5).items())
                    .extracting(line -> line.act() + " " + line.sequence())
                    .containsExactly("audit.head 10");
        }
    }

    @Test
    void aHeadSignedByAStrangerCountsForNothing() throws Exception {
        followed();
        try (var open = open(folder.resolve("another.key"))) {
            open.checkpoints.follow();
        }
        verdict(new AuditVerdict.Whole(12));
    }

    /** The head follows; that there was none is line 11. */
    private void followed() {
        try (var open = open(folder.resolve("audit.key"))) {
            open.checkpoints.follow();
        }
    }

    @Test
    void aLogThatWasWrittenAnewDisagreesWithItsCheckpoint() throws SQLException {
        behind("delete from audit");
        try (var open = open(folder.resolve("audit.key"))) {
            open.lines(10);
        }
        verdict(new AuditVerdict.Disagrees(6));
        try (var open = open(folder.resolve("audit.key"))) {
            assertThat(open.checkpoints.recent()).isEqualTo(new AuditVerdict.Disagrees(6));
            assertThat(open.checkpoints.set()).as("nothing is signed over").isFalse();
        }
    }

    @Test
    void aCheckpointSignedByAStrangerDisagrees() {
        try (var open = open(folder.resolve("another.key"))) {
            assertThat(open.checkpoints.all()).isEqualTo(new AuditVerdict.Disagrees(6));
        }
    }

    @Test
    void aCheckpointMovedToAnotherLineDisagrees() throws SQLException {
        behind("update audit_checkpoint set sequence = 7");
        verdict(new AuditVerdict.Disagrees(7));
    }

    @Test
    void theDatabaseItselfRefusesAllOfThis() {
        for (var sql : new String[] {
            "update audit set detail = ''",
            "delete from audit",
            "update audit_checkpoint set statement = ''",
            "delete from audit_checkpoint"
        }) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> run(sql)))
                    .as(sql)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void theKeyIsItsOwnersOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("audit.key"))))
                .isEqualTo("rw-------");
    }

    private void verdict(AuditVerdict expected) {
        try (var open = open(folder.resolve("audit.key"))) {
            assertThat(open.checkpoints.all()).isEqualTo(expected);
        }
    }

    private void behind(String sql) throws SQLException {
        run("drop trigger if exists audit_keeps_rows; drop trigger if exists audit_keeps_words;"
                + " drop trigger if exists audit_checkpoint_keeps_words; " + sql);
    }

    private void run(String all) throws SQLException {
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sluice.db"));
                var statement = file.createStatement()) {
            for (var sql : all.split(";", -1)) {
                statement.execute(sql);
            }
        }
    }

    private Open open(Path key) {
        var store = Store.open(folder.resolve("sluice.db"));
        var audit = new Audit(store, Clock.systemUTC());
        return new Open(
                store,
                audit,
                new Checkpoints(store, audit, Clock.systemUTC(), AuditKey.open(key), folder.resolve("audit.head")));
    }

    private record Open(Store store, Audit audit, Checkpoints checkpoints) implements AutoCloseable {
        void lines(int count) {
            for (int i = 0; i < count; i++) {
                int line = i;
                store.commit(h -> {
                    audit.append(h, "dana", "share.create", "share:" + line, Map.of("line", line));
                    return line;
                });
            }
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
