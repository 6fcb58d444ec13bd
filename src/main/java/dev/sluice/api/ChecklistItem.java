package dev.sluice.api;

/**
 * One line of the rollout checklist.
 *
 * @param finding what is so, how it is known, and the fix
 * @param act id of the act that leads to the fix; empty when there is none
 */
public record ChecklistItem(Finding finding, String act) {}
