package dev.sluice.share;

import dev.sluice.api.Fault;

/** How a list of shares is ordered; the id breaks ties, so that pages neither overlap nor skip. */
enum ShareOrder {
    EXPIRES("s.expires_at", ">", "asc"),
    EXPIRES_LAST("s.expires_at", "<", "desc"),
    CREATED("s.created_at", ">", "asc"),
    CREATED_LAST("s.created_at", "<", "desc");

    private final String column;
    private final String comparison;
    private final String direction;

    ShareOrder(String column, String comparison, String direction) {
        this.column = column;
        this.comparison = comparison;
        this.direction = direction;
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

    String by() {
        return " order by " + column + " " + direction + ", s.id " + direction;
    }

    String beyond() {
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
            return key + "." + id;
        }

        static Cursor parse(String text) {
            int dot = text.indexOf('.');
            try {
                return new Cursor(Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw Fault.badRequest("bad-cursor", "The page's cursor is not one of this list's.", "Start over.");
            }
        }
    }
}
