/**
 * The catalogue: what an asset is, how it is prepared, what its checks said, and the publish gate.
 *
 * <p>The gate is here and nowhere else: an asset becomes {@code published} only from {@code ready}, and it becomes
 * {@code ready} only by a report in which nothing blocks. Files of a version never change once they are in place, so a
 * version can be served while the next one is being prepared; that one comes in its place when its own report lets it. A
 * preparation that was under way when the service stopped starts again from its source; what it had written under a
 * temporary name is swept away.
 * Sources may come in pieces: an upload that broke off stays for a day and is gone on with.
 */
@NullMarked
package dev.sluice.asset;

import org.jspecify.annotations.NullMarked;
