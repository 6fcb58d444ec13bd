package dev.sluice.floors;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The epochs stamped on a share when it is created. Each is the floor of its scope at that moment; the share is dead as soon
 * as one floor is above its epoch. 0 where the share has no such scope (an anonymous viewer).
 */
public record Epochs(long everything, long channel, long asset, long share, long viewer) {

    /**
     * Stamps a new share. The floors have to be read in the transaction that creates it: a share stamped with floors read
     * earlier is born dead if one was raised in between, which is what should happen.
     *
     * @param floors the floor of a scope, 0 where none was ever raised
     * @param viewer hash of the viewer id; null when anonymous
     */
    public static Epochs stamp(
            ToLongFunction<Scope> floors, String channel, String asset, String share, @Nullable String viewer) {
        return new Epochs(
                floors.applyAsLong(Scope.EVERYTHING),
                floors.applyAsLong(Scope.channel(channel)),
                floors.applyAsLong(Scope.asset(asset)),
                floors.applyAsLong(Scope.link(share)),
                viewer == null ? 0 : floors.applyAsLong(Scope.viewer(viewer)));
    }

    /** The epochs as a token carries them: everything, channel, asset, share, viewer. */
    public static Epochs of(List<Long> five) {
        return new Epochs(five.get(0), five.get(1), five.get(2), five.get(3), five.get(4));
    }

    /** The same order as {@link #of} takes. */
    public List<Long> toList() {
        return List.of(everything, channel, asset, share, viewer);
    }
}
