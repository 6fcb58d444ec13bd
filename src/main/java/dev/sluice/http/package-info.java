/**
 * Routes, calls and problem answers on Jetty core.
 *
 * <p>A route is a value that carries its method, path, role and records, so that the router, the role check and the
 * OpenAPI document read the same thing and cannot disagree. There is no servlet layer: media leaves by core handlers over
 * mapped buffers, and the control API needs no more than this.
 */
@NullMarked
package dev.sluice.http;

import org.jspecify.annotations.NullMarked;
