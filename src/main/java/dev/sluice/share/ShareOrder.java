package dev.sluice.share;

import dev.sluice.api.Fault;

/** How a list of shares is ordered; the id breaks ties, so that pages neither overlap nor skip. */
enum ShareOrder {
    EXPIRES("s.expires_at", ">", "asc", "indexed by share_expires"),
    EXPIRES_LAST("s.expires_at", "<", "desc", "indexed by share_expires"),
    CREATED("s.created_at", ">", "asc", "indexed by share_created"),
    CREATED_LAST("s.created_at", "<", "desc", "indexed by share_created"),
    /** As they were made, one after the other: for acts on many, whose place must not move. */
    MADE("s.id", ">", "asc", "not indexed");

    private final String column;
    private final String comparison;
    private final String direction;
    private final String walk;

    ShareOrder(String column, String comparison, String direction, String walk) {
        this.column = column;
        this.comparison = comparison;
        this.direction = direction;
        this.walk = walk;
    }

    static ShareOrder parse(String text) {
        return switch (text) {
            case "expires" -> EXPIRES;
            case "-expires" -> EXPIRES_LAST;
            case "created" -> CREATED;
            case "-created" -> CREATED_LAST;
            default ->
                throw Fault.badRequest(
                        "bad-sort", "Links cannot be sorted by " + text + ".", "Sort by expires or created.");
        };
    }

    /** How SQLite is told to go through all shares in this order without sorting. */
    String walk() {
        return walk;
    }

    String by() {
        if (this == MADE) {
            return " order by s.id";
        }
        return " order by " + column + " " + direction + ", s.id " + direction;
    }

    String beyond() {
        if (this == MADE) {
            return "s.id > :id";
        }
        return "(" + column + ", s.id) " + comparison + " (:key, :id)";
    }

    String cursor(ShareRow last) {
        return cursor(last.expiresAt().toEpochMilli(), last.createdAt().toEpochMilli(), last.id())
                .toString();
    }

    Cursor cursor(long expiresAt, long createdAt, long id) {
        return new Cursor(this == EXPIRES || this == EXPIRES_LAST ? expiresAt : createdAt, id);
    }

    /** Where the page before ended. */
    record Cursor(long key, long id) {
        @Override
        public String toString() {
            return new dev.sluice.store.Cursor(key, Long.toString(id)).toString();
        }

        static Cursor parse(String text) {
            var cursor = dev.sluice.store.Cursor.parse(text);
            return new Cursor(cursor.key(), dev.sluice.store.Cursor.number(cursor.id()));
        }
    }
}
