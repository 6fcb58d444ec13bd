package dev.sluice.api;

/**
 * Why a person does something to a run.
 *
 * @param reason 1 to 500 characters
 */
public record ReasonRequest(String reason) {}
