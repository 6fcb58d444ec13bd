package dev.sluice.console.shell;

/**
 * What an emergency invalidation would hit.
 *
 * @param scope text form, for example {@code asset:8c1f}
 * @param title for people, for example {@code Asset · Investor update Q3}
 */
public record ScopeInView(String scope, String title) {}
