/**
 * Publishing in parallel: destinations, shows, the recording, the owned window, the health of each destination, replays.
 *
 * <p>One child reads the source and gives MPEG-TS; {@code Splitter} cuts it at pictures that stand alone. Every destination
 * has a queue of its own with a bound in time and bytes, so that a slow or dead one loses pictures of its own and delays
 * nobody: handing over never waits. Owned HLS and the recording are the same bytes in the same files; what is listed is a
 * window over them. After a death of the service whatever the files hold counts: the children are ended and begun again,
 * the segment that was being written is closed where its last whole picture ends, and the next one follows a
 * discontinuity.
 *
 * <p>A scheduled show begins by itself, once, and says when it is late; the live checks look at a published window for as long as
 * its show runs. Each destination has a channel, which links given out there carry, so that its viewers can be told apart. Children
 * that push are noted on disk, for one left behind by a death keeps the stream key from the next.
 *
 * <p>What is changed of a destination counts from when it is begun next; each has its own pauses between attempts. One that is taken
 * away leaves the shows that run and those that are to come. An invalidation waits for nothing, not even for the last files;
 * otherwise they are copied for as long as the show was at most, and what is missing then is said, as after a death of the service.
 * Ending is written before it is looked what runs, and what begins looks at what is written after it can be found: a show that is ended
 * between two lines of its beginning, or before it is gone on with, is ended.
 *
 * <p>Secrets of destinations are sealed in the store with a key that lies beside it in a file for its owner only. They
 * reach FFmpeg in an options file that is gone as soon as it was read, never on a command line, and a kept one never to another address.
 */
@NullMarked
package dev.sluice.destination;

import org.jspecify.annotations.NullMarked;
