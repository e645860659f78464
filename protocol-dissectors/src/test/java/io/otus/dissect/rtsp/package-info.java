/** Tests of the Rtsp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.rtsp;

import org.jspecify.annotations.NullMarked;
