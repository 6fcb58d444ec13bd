/**
 * FFmpeg as a running stage: a child that gives MPEG-TS from a source, children that carry it on, and what can be seen of
 * them from outside.
 *
 * <p>Children run until they are stopped, unlike those of a preparation. Between them goes MPEG-TS, the one container that
 * can be cut at any picture that stands alone and put together again. A secret goes to a child in an options file and is
 * blotted out of everything a child says. Uses nothing of Sluice but {@code api} and {@code media}.
 */
@NullMarked
package dev.sluice.media.live;

import org.jspecify.annotations.NullMarked;
