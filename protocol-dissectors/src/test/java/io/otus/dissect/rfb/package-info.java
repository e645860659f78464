/** Tests of the dissector of VNC against RFC 6143. */
@NullMarked
package io.otus.dissect.rfb;

import org.jspecify.annotations.NullMarked;
