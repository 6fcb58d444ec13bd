/**
 * What viewers really get: telemetry of players taken in, and questions about it answered.
 *
 * <p>It lies in a database file of its own, so that events never wait for links nor links for events. The
 * {@link dev.sluice.telemetry.ingest inbox} is the only way in, {@link dev.sluice.telemetry.Viewings} and
 * {@link dev.sluice.telemetry.quality} the ways out. Charts read cells of cohorts and minutes; only the drill-down to sessions
 * reads sessions.
 */
@NullMarked
package dev.sluice.telemetry;

import org.jspecify.annotations.NullMarked;
