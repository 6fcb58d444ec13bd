package dev.sluice.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of floors stand at the moment, and the SQL that says which shares are below one. Only kinds that stand are
 * asked for: a workspace that never revoked anything pays nothing for it.
 *
 * @param kinds prefixes of the scopes that stand
 * @param everything when everything was invalidated last, epoch milliseconds; null when it never was
 * @param cutoff of issued-before, epoch milliseconds; null when there is none
 */
record Dead(
        List<String> kinds,
        @Nullable Long everything,
        @Nullable Long cutoff) {
    /** Those that hold most first: the first that is true ends the asking. */
    private static final List<String> NARROW = List.of("key", "channel", "asset", "link", "viewer");

    /** Clocks are set back at times; a share is not taken for older than it is. */
    private static final long SLACK = Duration.ofHours(1).toMillis();

    static Dead of(Handle h) {
        var kinds = new ArrayList<String>();
        for (String kind : NARROW) {
            if (stands(h, kind)) {
                kinds.add(kind);
            }
        }
        return new Dead(
                List.copyOf(kinds),
                value(h, "select raised_at from floor where scope = 'everything'"),
                value(h, "select epoch from floor where scope = 'issued-before'"));
    }

    /** Whether nothing is below a floor. */
    boolean none() {
        return kinds.isEmpty() && !broad();
    }

    /** Whether a floor stands that no index leads from to its shares. */
    boolean broad() {
        return everything != null || cutoff != null;
    }

    /** Whether a signing key was killed. */
    boolean keys() {
        return kinds.contains("key");
    }

    /** Before this nothing is alive; null where that says nothing. */
    @Nullable
    Long aliveFrom() {
        if (!broad()) {
            return null;
        }
        long all = everything == null ? 0 : everything - SLACK;
        return Math.max(all, cutoff == null ? 0 : cutoff);
    }

    /** True of a share {@code s} that is below a floor. */
    String condition() {
        var any = new ArrayList<String>();
        kinds.forEach(kind -> any.add("exists (select 1 from floor k where k.scope = '%s:' || s.%s and k.epoch > %s)"
                .formatted(kind, column(kind), epoch(kind))));
        if (everything != null) {
            any.add("s.ep_everything < (select k.epoch from floor k where k.scope = 'everything')");
        }
        if (cutoff != null) {
            any.add("s.created_at < " + cutoff);
        }
        return any.isEmpty() ? "0" : "(" + String.join(" or ", any) + ")";
    }

    /** Ids of all shares below a floor, some more than once, found from the floors; only where {@link #broad} is false. */
    String ids() {
        var parts = new ArrayList<String>();
        kinds.forEach(kind -> parts.add("""
                select s.id from floor k cross join share s on s.%s = substr(k.scope, %d)
                where k.scope >= '%s:' and k.scope < '%s;' and k.epoch > %s""".formatted(column(kind), kind.length() + 2, kind, kind, epoch(kind))));
        return parts.isEmpty() ? "select 0 as id where 0" : String.join(" union all ", parts);
    }

    private static boolean stands(Handle h, String kind) {
        return h.createQuery("select exists (select 1 from floor where scope >= :kind || ':' and scope < :kind || ';')")
                .bind("kind", kind)
                .mapTo(Boolean.class)
                .one();
    }

    private static @Nullable Long value(Handle h, String sql) {
        return h.createQuery(sql).mapTo(Long.class).findOne().orElse(null);
    }

    private static String column(String kind) {
        return switch (kind) {
            case "link" -> "handle";
            case "key" -> "kid";
            default -> kind;
        };
    }

    private static String epoch(String kind) {
        return switch (kind) {
            case "link" -> "s.ep_share";
            // A key is killed for good; whatever it signed is below its floor.
            case "key" -> "0";
            default -> "s.ep_" + kind;
        };
    }
}
