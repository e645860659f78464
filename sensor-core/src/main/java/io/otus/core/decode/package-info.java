/**
 * From the bytes of a frame to one {@link io.otus.core.decode.Packet}: link header, tags, tunnels, IP with its
 * fragments, and the header of TCP or UDP. Finds copies that a mirror port made of a frame. Keeps no flow and reads no
 * payload.
 *
 * <p>Written from the standards that each header view names. Nothing here allocates per packet; fragments, which are
 * rare, are copied.
 */
@NullMarked
package io.otus.core.decode;

import org.jspecify.annotations.NullMarked;
