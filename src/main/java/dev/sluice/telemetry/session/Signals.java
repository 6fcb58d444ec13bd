package dev.sluice.telemetry.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/**
 * The set of signals of one session, in their order, bounded. Immutable.
 *
 * @param packed the signals
 * @param skewMs what to add to the player's times to have ours; the least delay of any of its signals
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, compared by nobody
public record Signals(byte[] packed, long skewMs) {
    /** Nothing said yet. */
    public static final Signals NONE = new Signals(new byte[0], Long.MAX_VALUE);

    private static final int MANY = 1500;
    private static final int MOST = 6000;
    private static final int FIRST_FETCHES = 40;
    private static final long OLD_MS = 600_000;
    private static final long THIN_MS = 60_000;
    /** Clocks that are wrong by less are taken as they are, for a network has delays too. */
    private static final long RIGHT_MS = 30_000;

    /** This and {@code more}, received now. */
    public Signals with(Collection<Signal> more, long received) {
        var known = new HashMap<Long, Signal>();
        list().forEach(signal -> known.put(signal.identity(), signal));
        long skew = skewMs;
        for (Signal signal : more) {
            known.merge(signal.identity(), signal, (a, b) -> a.content() <= b.content() ? a : b);
            skew = Math.min(skew, received - signal.at());
        }
        var sorted = new ArrayList<>(known.values());
        boolean numbered = sorted.stream().allMatch(signal -> signal.number() >= 0);
        sorted.sort(numbered ? Signal.BY_NUMBER : Signal.BY_TIME);
        return new Signals(Packed.pack(sorted.size() > MANY ? thinned(sorted) : sorted), skew);
    }

    /** In order. */
    public List<Signal> list() {
        return Packed.unpack(packed);
    }

    /** Milliseconds to add to a player's time. */
    public long shift() {
        return Math.abs(skewMs) < RIGHT_MS || skewMs == Long.MAX_VALUE ? 0 : skewMs;
    }

    /** Drops what no longer changes any result: heartbeats and answers of old that lie close together. */
    private static List<Signal> thinned(List<Signal> all) {
        long old = all.getLast().at() - OLD_MS;
        var kept = new ArrayList<Signal>();
        int fetches = 0;
        for (int i = 0; i < all.size(); i++) {
            Signal signal = all.get(i);
            fetches += signal.fetch() == null ? 0 : 1;
            boolean spare =
                    signal.at() < old && (signal.fetch() != null ? fetches > FIRST_FETCHES : repeats(all, kept, i));
            if (!spare) {
                kept.add(signal);
            }
        }
        return kept.size() > MOST ? kept.subList(0, MOST) : kept;
    }

    private static boolean repeats(List<Signal> all, List<Signal> kept, int i) {
        if (kept.isEmpty() || i + 1 == all.size() || !all.get(i).beat()) {
            return false;
        }
        Signal before = kept.getLast();
        Signal next = all.get(i + 1);
        return before.state() == all.get(i).state()
                && next.state() == all.get(i).state()
                && next.at() - before.at() <= THIN_MS;
    }
}
