/**
 * What viewers should get, when operators are told that they do not, and where viewers' networks are.
 *
 * <p>Set a few times a year, by an admin, while looking at the charts they are drawn into; so they stand on a sheet over
 * Quality and not among the settings of the service. Everybody may look.
 */
@NullMarked
package dev.sluice.console.quality.goals;

import org.jspecify.annotations.NullMarked;
