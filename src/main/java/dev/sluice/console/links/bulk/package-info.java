/**
 * Acts on many links: started at the service, followed to their end, with what came of each and a way back where there is one.
 *
 * <p>The service does the work, so that closing the console stops nothing: cancelling here asks the service to stop. Only what
 * was refused is listed by link; what was done shows in the table itself.
 */
@NullMarked
package dev.sluice.console.links.bulk;

import org.jspecify.annotations.NullMarked;
