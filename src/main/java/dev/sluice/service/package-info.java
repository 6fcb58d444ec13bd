/**
 * {@code sluice serve}: configuration, wiring, routes of the control API, OpenAPI.
 *
 * <p>Everything is constructed here, by constructors, in one place; no other package knows how its collaborators come to
 * be. The service binds to loopback unless told otherwise. One workspace has one service: a file lock says so, and
 * {@code service.json} tells verbs and consoles where it is.
 */
@NullMarked
package dev.sluice.service;

import org.jspecify.annotations.NullMarked;
