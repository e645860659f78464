/**
 * TFTP: moves a file without asking who wants it, as devices do that take their firmware or settings from a server when
 * they start, and engineering tools that put them there; over UDP, asked at port 69 and answered from another port.
 *
 * <p><b>Decoded:</b> all six messages, with options; blocks are counted and put together to the size and digest of the
 * file. <b>State:</b> what is moved is known to all flows, since the answer comes from a port of its own. <b>Written
 * from:</b> RFC 1350, 2347 (options), 2348 (block size), 2349 (size and timeout) and 7440 (window size); no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.tftp;

import org.jspecify.annotations.NullMarked;
