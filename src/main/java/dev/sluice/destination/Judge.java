package dev.sluice.destination;

import dev.sluice.api.PublicationState;

/**
 * Decides from one look after the other how a connection does. Hysteresis: it takes two good looks to become live, six bad
 * ones in a row to be struggling, ten good ones to be trusted again. Not thread-safe.
 */
final class Judge {
    /** Looks without a byte taken, half a second each, until it counts as stalled, and until it is given up. */
    static final int STALLED_AFTER = 10;

    static final int SILENT_AFTER = 30;

    private static final int GOOD_TO_BEGIN = 2;
    private static final int BAD_TO_STRUGGLE = 6;
    private static final int GOOD_TO_RECOVER = 10;
    /**
     * Of the source's rate, which is counted in transport stream: at low rates a quarter of that is packet headers and
     * stuffing, which RTMP does not carry. An ingest that really takes less shows in pictures left out as well.
     */
    private static final double ENOUGH = 0.65;

    private PublicationState state = PublicationState.CONNECTING;
    private int good;
    private int bad;
    private int idle;

    /**
     * One look.
     *
     * @param fed whether there was anything to send
     * @param moved bytes taken by the other side since the last look
     * @param rate bit/s over the last seconds
     * @param target bit/s that should arrive; 0 while unknown
     * @param dropped pictures left out since the last look
     */
    record Look(boolean fed, long moved, long rate, long target, long dropped) {}

    PublicationState see(Look look) {
        // With nothing to send nobody can tell whether it would be taken.
        idle = look.moved > 0 ? 0 : idle + (look.fed ? 1 : 0);
        boolean weak = look.dropped > 0 || (look.fed && look.target > 0 && look.rate < look.target * ENOUGH);
        if (look.moved > 0) {
            good = weak ? 0 : good + 1;
            bad = weak ? bad + 1 : 0;
        }
        state = next();
        return state;
    }

    /** Whether it accepted everything once and has taken nothing for so long that only a new connection helps. */
    boolean silent() {
        return idle >= SILENT_AFTER;
    }

    private PublicationState next() {
        if (idle >= STALLED_AFTER) {
            good = 0;
            return PublicationState.STALLED;
        }
        return switch (state) {
            case CONNECTING, STALLED -> good >= GOOD_TO_BEGIN ? PublicationState.LIVE : struggles(state);
            case STRUGGLING -> good >= GOOD_TO_RECOVER ? PublicationState.LIVE : state;
            case LIVE -> struggles(PublicationState.LIVE);
            case WAITING, RETRYING, FAILED, STOPPED -> state;
        };
    }

    private PublicationState struggles(PublicationState otherwise) {
        return bad >= BAD_TO_STRUGGLE ? PublicationState.STRUGGLING : otherwise;
    }
}
