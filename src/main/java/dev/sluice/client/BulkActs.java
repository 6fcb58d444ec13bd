package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of acts on many shares. They run at the service; what is answered is how far they are. */
public final class BulkActs {
    private static final String ACTS = "bulk-acts";
    private static final TypeReference<BulkAct> ACT = new TypeReference<>() {};

    private final Wire wire;

    BulkActs(Wire wire) {
        this.wire = wire;
    }

    /** Starts an act. */
    public BulkAct start(BulkRequest request) {
        return wire.post(wire.url(ACTS), request, ACT);
    }

    /** Starts an act on exactly these shares. */
    public BulkAct on(BulkKind kind, List<String> handles) {
        return start(new BulkRequest(kind, null, null, handles, null));
    }

    /** Starts an act on all shares of a filter, which must narrow something. */
    public BulkAct on(BulkKind kind, ShareFilter filter) {
        return start(new BulkRequest(kind, null, null, null, filter.words()));
    }

    /** How far an act is. */
    public BulkAct get(String id) {
        return wire.get(wire.url(ACTS, id), ACT);
    }

    /** Acts, newest first. */
    public Page<BulkAct> list(int limit, @Nullable String after) {
        var url = wire.url(ACTS).newBuilder().addQueryParameter("limit", Integer.toString(limit));
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** What came of each share, in the order they were reached; {@code refusedOnly} leaves out those it was done to. */
    public Page<BulkItem> items(String id, int limit, @Nullable String after, boolean refusedOnly) {
        var url = wire.url(ACTS, id, "items")
                .newBuilder()
                .addQueryParameter("limit", Integer.toString(limit))
                .addQueryParameter("refused", Boolean.toString(refusedOnly));
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return wire.get(url.build(), new TypeReference<>() {});
    }

    /** All links it made that were not handed out yet, with their signed links: each is, once, to who started the act. */
    public List<IssuedShare> links(BulkAct act) {
        var all = new ArrayList<IssuedShare>();
        boolean more = act.made() > 0;
        while (more) {
            more = all.addAll(
                    wire.post(wire.url(ACTS, act.id(), "links"), null, new TypeReference<List<IssuedShare>>() {}));
        }
        return all;
    }

    /** Stops it before its next shares. */
    public BulkAct cancel(String id) {
        return wire.post(wire.url(ACTS, id, "cancel"), null, ACT);
    }

    /** Takes it back as a whole. */
    public BulkAct undo(String id) {
        return wire.post(wire.url(ACTS, id, "undo"), null, ACT);
    }
}
