/**
 * The verbs of the command line; the only place that starts the console, the service or an edge.
 *
 * <p>Machines read stdout (one JSON document with {@code --json}), people read stderr. Exit 0 is ok, 1 means that the job
 * found or met a failure, 2 that the words were wrong. A verb that only talks to a service loads no class of the service or
 * of JavaFX: {@link dev.sluice.cli.Programs} is the one door to those, and it is opened by the verbs that need it.
 */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
