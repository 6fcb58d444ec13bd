/**
 * Filters of the list that the operator keeps by name. They lie at the service, so that they are there after a restart and
 * in every console of theirs.
 */
@NullMarked
package dev.sluice.console.links.saved;

import org.jspecify.annotations.NullMarked;
