package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A stage on the way to the first picture.
 *
 * @param budgetMs what it may take, p95
 * @param p95Ms what it took; 0 with n 0
 * @param n sessions
 * @param changeMs p95 now less p95 of the time compared with; 0 where that has none
 * @param changeLowMs lower bound of that at 95 %
 * @param changeHighMs upper bound
 * @param before sessions of the time compared with
 */
public record StageTime(
        String stage,
        int budgetMs,
        double p50Ms,
        double p95Ms,
        long n,
        double changeMs,
        double changeLowMs,
        double changeHighMs,
        long before) {

    /** Whether the change is surely one. */
    @JsonIgnore
    public boolean changed() {
        return changeLowMs > 0 || changeHighMs < 0;
    }
}
