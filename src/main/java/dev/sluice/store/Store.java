package dev.sluice.store;

import dev.sluice.api.Fault;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded database of a workspace. Safe for use from any thread. */
public final class Store implements AutoCloseable {
    private static final int READERS = 6;

    /** In KiB, as SQLite takes it. Its own 2 MiB do not hold the inner pages of the indexes of a million rows. */
    private static final int WRITER_CACHE = -64 * 1024;

    private static final int READER_CACHE = -8 * 1024;

    private final Readers readers;
    private final Writer writer;

    private Store(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    /** As {@link #open(Path, String)}, with the tables of the workspace's main database. */
    public static Store open(Path file) {
        return open(file, "dev/sluice/store/migration");
    }

    /**
     * Opens a database file, creating and migrating it as needed.
     *
     * @param migrations folder on the class path that holds its migrations
     * @throws Fault {@code store-unusable} when the file cannot be opened or migrated
     */
    public static Store open(Path file, String migrations) {
        try {
            var source = source(file, false);
            migrate(source, migrations);
            var writing = jdbi(source);
            var reading = jdbi(source(file, true));
            return new Store(new Readers(reading, READERS), new Writer(writing.open()));
        } catch (RuntimeException e) {
            throw Fault.failed(
                    "store-unusable",
                    "The workspace's database cannot be opened.",
                    "Check that the folder is writable and the disk is not full; the file is " + file.getFileName()
                            + ".",
                    e);
        }
    }

    /** Runs {@code work} on a read-only connection, on the calling thread. */
    public <T> T read(Function<Handle, T> work) {
        return readers.use(work);
    }

    /**
     * Queues {@code work} for the writer. The future completes on the writer's thread after the commit that holds the
     * work is durable, or exceptionally when the work threw (its own changes are rolled back, others' are not) or the
     * commit failed.
     */
    public <T> CompletableFuture<T> write(Function<Handle, T> work) {
        return writer.submit(work);
    }

    /** As {@link #write}, waiting for durability on the calling thread. */
    public <T> T commit(Function<Handle, T> work) {
        try {
            return write(work).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Has {@code told} called on the writer's thread after each commit from now on; it must not wait. */
    public void afterCommits(Runnable told) {
        writer.afterCommits(told);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    private static Jdbi jdbi(SQLiteDataSource source) {
        var jdbi = Jdbi.create(source);
        jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
        return jdbi;
    }

    private static void migrate(SQLiteDataSource source, String migrations) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
    }

    private static SQLiteDataSource source(Path file, boolean readOnly) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5000);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
        config.setCacheSize(readOnly ? READER_CACHE : WRITER_CACHE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Whether {@code failure} says that the disk is full. */
    static boolean diskFull(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getErrorCode() == org.sqlite.SQLiteErrorCode.SQLITE_FULL.code) {
                return true;
            }
        }
        return false;
    }
}
