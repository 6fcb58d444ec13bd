package dev.sluice.access;

import dev.sluice.api.ApiKey;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedApiKey;
import dev.sluice.api.Operator;
import dev.sluice.api.Page;
import dev.sluice.api.Problem;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.store.Cursor;
import dev.sluice.store.Hashes;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The keys of the control API. Those that are good are known in memory, so that a request asks no store. */
public final class ApiKeys {
    /** Requests a second of a key that names no other rate. */
    public static final int USUAL_RATE = 5_000;

    private static final String PREFIX = "slk_";
    private static final int LONGEST_NOTE = 200;

    private static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, "");

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private volatile Map<String, ApiKey> good;

    public ApiKeys(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        good = store.read(KeyTable::good);
    }

    /**
     * What is asked of a new key.
     *
     * @param role null takes the operator's
     * @param life null never expires
     * @param rate requests a second, 1 to 100,000
     */
    public record Wanted(
            @Nullable Role role,
            Set<String> areas,
            @Nullable Duration life,
            int rate,
            @Nullable String note) {
        /** What the operator may, for good. */
        public static final Wanted PLAIN = new Wanted(null, Set.of(), null, USUAL_RATE, null);
    }

    /** Whether nobody can sign in yet. */
    public boolean none() {
        return good.isEmpty();
    }

    /**
     * Hands out a new key of an operator: the only time it can be read.
     *
     * @throws Fault {@code operator-unknown}, {@code role-missing} for more than the operator may, or {@code key-malformed}
     */
    public IssuedApiKey issue(String operator, Wanted wanted, String by) {
        return issue(operator, wanted, by, secret -> {});
    }

    /**
     * As {@link #issue(String, Wanted, String)}; {@code keep} has the secret before the key opens anything, so that a death
     * in between leaves a worthless secret and never a key that nobody can read.
     */
    public IssuedApiKey issue(String operator, Wanted wanted, String by, Consumer<String> keep) {
        check(wanted);
        String secret = PREFIX + Ids.opaque(32);
        keep.accept(secret);
        Instant now = Instant.ofEpochMilli(clock.millis());
        var key = store.commit(h -> {
            Role role = OperatorTable.find(h, operator).orElseThrow(() -> OperatorTable.unknown(operator));
            Role asked = wanted.role() == null ? role : wanted.role();
            requireWithin(operator, role, asked);
            var made = new ApiKey(
                    Ids.readable(),
                    operator,
                    asked,
                    List.copyOf(wanted.areas()),
                    wanted.rate(),
                    wanted.note(),
                    now,
                    wanted.life() == null ? null : now.plus(wanted.life()),
                    null);
            KeyTable.insert(h, made, wanted.role(), Hashes.sha256(secret));
            audit.append(h, by, "key.issue", "operator:" + operator, words(made));
            return made;
        });
        reload();
        return new IssuedApiKey(key, secret);
    }

    private static void requireWithin(String operator, Role role, Role asked) {
        if (!role.includes(asked)) {
            throw Fault.forbidden(
                    "role-missing",
                    "A key may do at most what its operator may; " + operator + " is " + Operators.text(role) + ".",
                    "Issue it for that role, or make " + operator + " " + Operators.text(asked) + " first.");
        }
    }

    /**
     * Shuts a key at once.
     *
     * @throws Fault {@code api-key-unknown}, or {@code last-admin-key} where nobody could manage operators afterwards
     */
    public ApiKey revoke(String id, String by) {
        store.commit(h -> {
            var key = KeyTable.find(h, id)
                    .orElseThrow(() -> Fault.notFound(
                            "api-key-unknown",
                            "There is no key " + id + ".",
                            "Take its id from the list of keys; the secret is none."));
            if (key.revokedAt() == null) {
                KeyTable.revoke(h, id, clock.millis());
                requireAdmin(h);
                audit.append(h, by, "key.revoke", "operator:" + key.operator(), Map.of("key", id));
            }
            return key;
        });
        reload();
        return store.read(h -> KeyTable.find(h, id)).orElseThrow();
    }

    /**
     * A page of keys, newest first, revoked ones included.
     *
     * @param operator only this one's; null for all
     * @param after cursor of the page before; null for the first
     * @throws Fault {@code bad-cursor}
     */
    public Page<ApiKey> page(@Nullable String operator, @Nullable String after, int limit) {
        var from = after == null ? NEWEST : Cursor.parse(after);
        var items = store.read(h -> KeyTable.page(h, operator, from, limit));
        return new Page<>(items, items.size() < limit ? null : cursor(items.getLast()), null);
    }

    private static String cursor(ApiKey last) {
        return new Cursor(last.createdAt().toEpochMilli(), last.id()).toString();
    }

    /**
     * Who presents this key.
     *
     * @throws Fault {@code key-unknown} (401) when the key is unknown, revoked or expired
     */
    public Presented authenticate(String secret) {
        var key = good.get(Hashes.hex(secret));
        if (key == null || over(key)) {
            throw new Fault(Problem.of(
                    401,
                    "key-unknown",
                    "The key is not known to this service, or it was revoked or has expired.",
                    null,
                    "Ask an admin for a key, or use the admin key file of the workspace."));
        }
        return new Presented(key.id(), new Operator(key.operator(), key.role()), Set.copyOf(key.areas()), key.rate());
    }

    /** What a change of an operator's role means for their keys is so from now on. */
    void reload() {
        good = store.read(KeyTable::good);
    }

    /** Refuses a change after which nobody could manage operators. */
    void requireAdmin(Handle h) {
        boolean left = KeyTable.good(h).values().stream()
                .anyMatch(key -> key.role() == Role.ADMIN
                        && key.expiresAt() == null
                        && key.areas().isEmpty());
        if (!left) {
            throw Fault.conflict(
                    "last-admin-key",
                    "This is the last key of an admin that does not expire; without it nobody could let anybody in.",
                    "Issue another admin key first.");
        }
    }

    private boolean over(ApiKey key) {
        return key.expiresAt() != null && !clock.instant().isBefore(key.expiresAt());
    }

    private static void check(Wanted wanted) {
        boolean fits = wanted.rate() >= 1
                && wanted.rate() <= 100_000
                && (wanted.life() == null || wanted.life().compareTo(Duration.ofDays(3660)) <= 0)
                && (wanted.note() == null || wanted.note().length() <= LONGEST_NOTE);
        if (!fits) {
            throw Fault.badRequest(
                    "key-malformed",
                    "A key has a rate from 1 to 100,000 requests a second, lives ten years at most, and its note has at most"
                            + " 200 characters.",
                    null);
        }
    }

    private static Map<String, Object> words(ApiKey key) {
        var words = new TreeMap<String, Object>();
        words.put("key", key.id());
        words.put("role", key.role());
        if (!key.areas().isEmpty()) {
            words.put("areas", key.areas().stream().sorted().collect(Collectors.joining(",")));
        }
        if (key.expiresAt() != null) {
            words.put("expires", key.expiresAt().toString());
        }
        return words;
    }
}
