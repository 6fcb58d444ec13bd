package dev.sluice.cli;

/**
 * Where a service binds.
 *
 * @param host name or address
 * @param port 1 to 65535, or 0 for the one kept with the workspace
 */
record Listen(String host, int port) {}
