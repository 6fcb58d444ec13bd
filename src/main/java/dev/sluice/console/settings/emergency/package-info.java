/**
 * How emergencies are handled here: who must agree before something wide is shut, how often it is rehearsed, who is told,
 * which CDN is purged.
 *
 * <p>Read and written as one document, because the service takes it as one and refuses a change to what somebody else changed
 * meanwhile; a secret that is not given stays as it is, and none is ever shown.
 */
@NullMarked
package dev.sluice.console.settings.emergency;

import org.jspecify.annotations.NullMarked;
