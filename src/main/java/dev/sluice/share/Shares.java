package dev.sluice.share;

import dev.sluice.access.Operators;
import dev.sluice.api.AssetState;
import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShareState;
import dev.sluice.api.Ttl;
import dev.sluice.asset.Assets;
import dev.sluice.audit.Audit;
import dev.sluice.floors.Epochs;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Stamp;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Creates and reissues shares. Blocks on the store. */
public final class Shares {
    private static final Duration EMBED_LIFE = Duration.ofDays(365);
    private static final Duration LONGEST_EMBED = Duration.ofDays(3653);

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Assets assets;
    private final ShareQueries queries;
    private final Gate gate;
    private final Supplier<TtlPolicies> policies;
    private final Supplier<String> signer;

    /** @param signer id of the key that signs now */
    public Shares(
            Store store,
            Audit audit,
            Clock clock,
            Assets assets,
            ShareQueries queries,
            Gate gate,
            Supplier<TtlPolicies> policies,
            Supplier<String> signer) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.assets = assets;
        this.queries = queries;
        this.gate = gate;
        this.policies = policies;
        this.signer = signer;
    }

    /**
     * Creates a share and stamps it with the epochs in force.
     *
     * @throws Fault {@code asset-not-published}, {@code override-without-reason}, {@code ttl-out-of-policy}, {@code issuance-frozen}, or a code of
     *     {@link Bindings} or {@link Ttl}
     */
    public Standing create(ShareRequest request, Operator by) {
        return create(request, by, false);
    }

    /** As {@link #create(ShareRequest, Operator)}; {@code canary} shares are for drills and proofs: in no list, never frozen. */
    public Standing create(ShareRequest request, Operator by, boolean canary) {
        if (request.override() != null) {
            Operators.require(by, Role.ADMIN);
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        var granted = policies.get().grant(request.risk(), request.ttl());
        Binding asked = request.binding() == null ? Binding.NONE : request.binding();
        Binding binding = Bindings.plain(request.mode(), asked);
        Instant end = end(request, granted.ttl(), now);
        requireOpening(binding, end);
        return store.commit(h -> {
            String override = passing(h, request, by);
            var draft = new ShareRow(
                    0,
                    Ids.opaque(16),
                    request.asset(),
                    "",
                    request.mode(),
                    Bindings.channel(request.channel()),
                    granted.risk(),
                    granted.ttl(),
                    now,
                    by.name(),
                    end,
                    binding,
                    Bindings.viewerHash(binding.viewer()),
                    0,
                    override,
                    null,
                    null,
                    canary,
                    new Epochs(0, 0, 0, 0, 0),
                    null);
            return insert(h, draft, by, canary ? "share.canary" : "share.create", canary);
        });
    }

    /**
     * As {@link #reissue}, for the invalidation that froze issuance: its verification is what the freeze waits for, so its
     * own reissues pass.
     *
     * @throws Fault {@code share-unknown}, {@code share-replaced} or {@code asset-not-published}
     */
    public Standing reissueDespiteFreeze(String handle, Operator by) {
        return store.commit(h -> reissue(h, handle, null, by, true));
    }

    /**
     * A new share like an old one, with a new handle, in the caller's transaction; the old one is untouched, and nothing is
     * written where it throws. Each share has one successor at most, so that the chain tells which link is the last.
     *
     * @param ttl of the new share; null for the old one's
     * @throws Fault {@code share-unknown}, {@code share-frozen}, {@code share-replaced}, {@code asset-not-published},
     *     {@code role-missing} where only an admin may share the asset, or {@code issuance-frozen}
     */
    Standing reissue(Handle h, String handle, @Nullable Duration ttl, Operator by, boolean despiteFreeze) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Standing standing = queries.find(h, handle).orElseThrow(() -> ShareQueries.unknown(handle));
        requireReissuable(standing);
        ShareRow old = standing.row();
        var _ = isPublished(h, old.asset(), old.override(), by);
        var draft = old.reissued(Ids.opaque(16), now, by.name(), ttl == null ? old.ttl() : ttl);
        Standing fresh = insert(h, draft, by, "share.reissue", despiteFreeze);
        h.createUpdate("update share set replaced_by = :new where handle = :old")
                .bind("new", fresh.row().handle())
                .bind("old", handle)
                .execute();
        return fresh;
    }

    private Standing insert(Handle h, ShareRow draft, Operator by, String act, boolean despiteFreeze) {
        var floors = FloorTable.epochs(h, draft);
        var epochs = Epochs.stamp(
                scope -> floors.getOrDefault(scope.toString(), 0L),
                draft.channel(),
                draft.asset(),
                draft.handle(),
                draft.viewer());
        ShareRow row = draft.stamped(epochs, signer.get());
        if (!despiteFreeze && gate.issuanceRefusal(stamp(row)).isPresent()) {
            throw Fault.conflict(
                    "issuance-frozen",
                    "No links are issued here while an invalidation is being verified.",
                    "Wait for the run to thaw issuance; the Emergency panel shows it.");
        }
        long id = ShareTable.insert(h, row);
        audit.append(h, by.name(), act, "share:" + row.handle(), words(row));
        if (floors.getOrDefault("issued-before", 0L) > row.createdAt().toEpochMilli()) {
            return queries.find(h, row.handle()).orElseThrow();
        }
        // Stamped with the floors of this very transaction, nothing has ended it and nobody watches yet.
        return new Standing(row.kept(id, assets.title(h, row.asset())), ShareState.ACTIVE, 0, null);
    }

    private static Map<String, Object> words(ShareRow row) {
        var words = new TreeMap<String, Object>();
        words.put("asset", row.asset());
        words.put("channel", row.channel());
        words.put("ttl", row.ttl().toString());
        if (row.override() != null) {
            words.put("override", row.override());
        }
        return words;
    }

    private static void requireReissuable(Standing old) {
        if (old.state() == ShareState.FROZEN) {
            throw Fault.conflict(
                    "share-frozen",
                    "This link is frozen, and a new one would go around its hold.",
                    "Unfreeze it first, or revoke it if only the new one shall play.");
        }
        if (old.row().replacedBy() != null) {
            throw Fault.conflict(
                    "share-replaced",
                    "This link was reissued already, as " + old.row().replacedBy() + ".",
                    "Send that one; where it has ended, reissue that one.");
        }
    }

    /** Why the share may pass the publish gate; null where the asset is published and there is none to pass. */
    private @Nullable String passing(Handle h, ShareRequest request, Operator by) {
        String reason = request.override();
        if (reason != null && reason.isBlank()) {
            throw Fault.badRequest(
                    "override-without-reason",
                    "The publish gate is passed for a reason, which the share and the audit log keep.",
                    "State the reason, or publish the asset first.");
        }
        return isPublished(h, request.asset(), reason, by) ? null : reason;
    }

    /** Whether the asset is published; where it is not, only an admin with a reason comes back from here. */
    private boolean isPublished(Handle h, String asset, @Nullable String override, Operator by) {
        if (assets.state(h, asset) == AssetState.PUBLISHED) {
            return true;
        }
        if (override == null) {
            throw Fault.conflict(
                    "asset-not-published",
                    "Only a published asset can be shared.",
                    "Publish it first; an admin may override the gate with a reason.");
        }
        Operators.require(by, Role.ADMIN);
        return false;
    }

    /** Refuses a link that ends before it opens. */
    private static void requireOpening(Binding binding, Instant end) {
        if (binding.notBefore() != null && binding.notBefore().isBefore(Instant.EPOCH)) {
            throw Fault.badRequest(
                    "start-malformed",
                    "A link cannot open before 1970.",
                    "Leave its start away; then it opens at once.");
        }
        if (binding.notBefore() != null && !binding.notBefore().isBefore(end)) {
            throw Fault.badRequest(
                    "opens-after-its-end",
                    "The link would end at " + end + ", before it opens.",
                    "Create it later, or let it open earlier; an embed link may be given a later end date.");
        }
    }

    private static Instant end(ShareRequest request, Duration ttl, Instant now) {
        if (request.mode() != ShareMode.EMBED) {
            if (request.endsAt() != null) {
                throw Fault.badRequest(
                        "end-date-for-embed-only",
                        "Only an embed link has an end date; the others end with their TTL.",
                        "Leave the end date away and give a TTL.");
            }
            return now.plus(ttl);
        }
        return request.endsAt() == null ? now.plus(EMBED_LIFE) : endDate(request.endsAt(), now);
    }

    private static Instant endDate(String text, Instant now) {
        try {
            Instant end = OffsetDateTime.parse(text).toInstant();
            if (end.isAfter(now.plus(LONGEST_EMBED))) {
                throw Fault.badRequest(
                        "end-too-far", "An embed link ends within ten years.", "Choose an earlier end date.");
            }
            if (end.isAfter(now)) {
                return Instant.ofEpochMilli(end.toEpochMilli());
            }
        } catch (DateTimeParseException e) {
            throw Fault.badRequest(
                    "end-malformed",
                    "The end date does not say a day, a time and its zone.",
                    "Write it like 2026-12-31T18:00:00Z.");
        }
        throw Fault.badRequest("end-past", "The end date is in the past.", "Choose a later one.");
    }

    private static Stamp stamp(ShareRow row) {
        return new Stamp(
                row.handle(), row.asset(), row.channel(), row.viewer(), row.epochs(), row.createdAt(), null, 0);
    }
}
