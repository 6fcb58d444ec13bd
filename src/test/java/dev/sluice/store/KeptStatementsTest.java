package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that are kept prepared answer as new ones do. */
class KeptStatementsTest {
    private static final String NAMES = "select value from setting where name like :like order by name";

    @TempDir
    Path folder;

    @Test
    void whatWasBoundBeforeIsGoneAndTheSameSqlRunsInsideItself() {
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            for (int i = 0; i < 300; i++) {
                put(store, "n" + i, "v" + i);
            }
            assertThat(names(store, "n1")).containsExactly("v1");
            assertThat(names(store, "nothing")).isEmpty();
            assertThat(names(store, "n1%")).hasSize(111);
            var both =
                    store.read(h -> h.createQuery(NAMES).bind("like", "n1_").mapTo(String.class).stream()
                            .flatMap(value -> h
                                    .createQuery(NAMES)
                                    .bind("like", value.replace('v', 'n') + "_")
                                    .mapTo(String.class)
                                    .list()
                                    .stream())
                            .toList());
            assertThat(both).hasSize(100).startsWith("v100");
        }
    }

    @Test
    void aWriteThatFailsLeavesNothingAndItsStatementWorksAgain() {
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            put(store, "a", "1");
            assertThatThrownBy(() -> store.commit(h -> {
                        insert(h, "b", "2");
                        return insert(h, "a", "3");
                    }))
                    .hasMessageContaining("UNIQUE");
            assertThatThrownBy(() -> store.commit(h -> {
                        insert(h, "c", "5");
                        throw new StackOverflowError("too deep");
                    }))
                    .hasStackTraceContaining("too deep");
            put(store, "b", "4");
            assertThat(names(store, "%")).containsExactly("1", "4");
        }
    }

    @Test
    void noReaderHoldsTheLogBackWhenItHasRead() throws Exception {
        try (var store = Store.open(folder.resolve("sluice.db"))) {
            put(store, "a", "1");
            IntStream.range(0, 20).forEach(i -> {
                names(store, "%");
                store.read(h -> h.createQuery(NAMES)
                        .bind("like", "%")
                        .mapTo(String.class)
                        .findFirst());
            });
            put(store, "b", "2");
            try (var beside = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sluice.db"));
                    var busy = beside.createStatement().executeQuery("pragma wal_checkpoint(truncate)")) {
                assertThat(busy.getInt(1)).isZero();
            }
        }
    }

    private static List<String> names(Store store, String like) {
        return store.read(
                h -> h.createQuery(NAMES).bind("like", like).mapTo(String.class).list());
    }

    private static void put(Store store, String name, String value) {
        store.commit(h -> insert(h, name, value));
    }

    private static int insert(Handle h, String name, String value) {
        return h.createUpdate("insert into setting values (:name, :value)")
                .bind("name", name)
                .bind("value", value)
                .execute();
    }
}
