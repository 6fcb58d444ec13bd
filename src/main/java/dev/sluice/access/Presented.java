package dev.sluice.access;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import java.util.Set;

/**
 * A key that was presented and is good.
 *
 * @param key its id
 * @param operator whose it is, with what the key may do at most
 * @param areas what it may be used for; empty allows all
 * @param rate requests a second
 */
public record Presented(String key, Operator operator, Set<String> areas, int rate) {
    public Presented {
        areas = Set.copyOf(areas);
    }

    /**
     * Refuses what the key is not for.
     *
     * @param area first path segment below {@code /api/v1}
     * @throws Fault {@code role-missing} or {@code key-out-of-scope} (403)
     */
    public void require(Role needed, String area) {
        Operators.require(operator, needed);
        if (!areas.isEmpty() && !areas.contains(area)) {
            throw Fault.forbidden(
                    "key-out-of-scope",
                    "This key of " + operator.name() + " is not for " + area + "; it is for "
                            + String.join(", ", areas.stream().sorted().toList()) + ".",
                    "Use another key, or ask an admin for one that is for " + area + ".");
        }
    }
}
