package dev.sluice.api;

/**
 * What killing a signing key would hit.
 *
 * @param links live {@code api} links that it signed
 * @param watching sessions with a live token that it may have signed; which key signed a token is not kept, so this is an
 *     upper bound
 */
public record SigningKeyReach(SigningKeyInfo key, long links, long watching) {}
