/**
 * What is really in media bytes: containers, codecs, timestamps, frames that start a decoder.
 *
 * <p>Measures without decoding: headers of packets, boxes, NAL units and audio frames are read, picture and sound data are
 * skipped, which is what makes it fast. A picture starts a decoder when its NAL unit type says IDR; the key flags of the
 * container are not believed, for encoders set them on open groups of pictures too. All sizes and counts in the input are
 * taken as lies until they fit the bytes that are there; nothing here throws on input or loops longer than the input is.
 */
@NullMarked
package dev.sluice.hls.probe;

import org.jspecify.annotations.NullMarked;
