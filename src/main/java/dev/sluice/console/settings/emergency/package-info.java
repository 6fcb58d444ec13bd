/**
 * How emergencies are handled here: who must agree before something wide is shut, how often it is rehearsed, who is told.
 *
 * <p>Read and written as one document, because the service takes it as one; a secret that is not given stays as it is, and
 * none is ever shown.
 */
@NullMarked
package dev.sluice.console.settings.emergency;

import org.jspecify.annotations.NullMarked;
