/**
 * What viewers really get: telemetry of players taken in, and questions about it answered.
 *
 * <p>It lies in a database file of its own, so that events never wait for links nor links for events. The
 * {@link dev.sluice.telemetry.ingest inbox} is the only way in, {@link dev.sluice.telemetry.Viewings} and
 * {@link dev.sluice.telemetry.quality} the ways out. Charts read cells of cohorts and minutes; sessions are read by the
 * drill-down to them, by the last hour of one link and by who reports at all, each bounded.
 */
@NullMarked
package dev.sluice.telemetry;

import org.jspecify.annotations.NullMarked;
