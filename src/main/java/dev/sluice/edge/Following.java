package dev.sluice.edge;

import dev.sluice.floors.FeedStart;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Lease;
import dev.sluice.gateway.Admission;

/** One feed that is being followed: what it started with, and what is in force by now. */
record Following(FeedStart start, Lease lease, Gate gate, Admission admission) {}
