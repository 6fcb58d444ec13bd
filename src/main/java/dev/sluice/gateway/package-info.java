/**
 * What answers a media request under a token, wherever it runs: the service's built-in gateway and edge agents alike.
 *
 * <p>May use {@code token}, {@code floors} and {@code http}. There is no store and nothing that could mint here. A request
 * is admitted by {@link dev.sluice.gateway.Admission} before any file or cache is looked at.
 */
@NullMarked
package dev.sluice.gateway;

import org.jspecify.annotations.NullMarked;
