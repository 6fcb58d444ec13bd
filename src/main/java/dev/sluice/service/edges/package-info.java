/**
 * The service's side of edge agents: the revocation feed they follow, who holds a key, and how each stands to the feed.
 *
 * <p>An agent asks for what comes behind its last sequence, and its next question acknowledges what it got; an answer waits
 * a second for something to tell. One exchange is push, catch-up, acknowledgement and heartbeat, so there is one thing that
 * can break. The runbook sees all of it through {@link dev.sluice.runbook.step.Edges}.
 */
@NullMarked
package dev.sluice.service.edges;

import org.jspecify.annotations.NullMarked;
