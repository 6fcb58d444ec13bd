package dev.sluice.api;

/**
 * What killing a signing key would hit. Which key signed a token is not kept, so these are upper bounds.
 *
 * @param links live {@code api} links that were handed out while it may have signed
 * @param watching sessions with a live token that it may have signed
 */
public record SigningKeyReach(SigningKeyInfo key, long links, long watching) {}
