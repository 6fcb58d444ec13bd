package dev.sluice.api;

/**
 * A person or machine that uses the control API.
 *
 * @param name unique within the service
 * @param role what it may do
 */
public record Operator(String name, Role role) {}
