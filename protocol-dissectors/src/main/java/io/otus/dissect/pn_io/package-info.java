/**
 * PROFINET IO: how controllers open relations with devices, parametrise and read their modules (the context manager, in
 * calls of DCE/RPC), the cyclic data that follow, and alarms. The last two are frames below IP, on EtherType 0x8892.
 *
 * <p><b>Decoded:</b> connect, release, read, write, control and implicit read with the blocks of {@code blocks.txt};
 * cyclic frames of RT classes 1 to 3 with status, and their data by submodule where the connect was seen; alarms with
 * notifications, acknowledgements and errors; look-ups at a device's endpoint mapper. <b>Only shown:</b> records of
 * makers, as octets; fragments of frames. <b>State:</b> calls without an answer and cyclic relations, shared by all
 * flows, for answers come from other ports and data in frames ({@link io.otus.dissect.pn_io.Calls},
 * {@link io.otus.dissect.pn_io.Relations}). <b>Written from:</b> knowledge of IEC 61158-6-10:2019 and IEC 61158-5-10,
 * whose text was not at hand, and captures; some numbers and names of blocks are from the list of values that tshark
 * prints; no source was read.
 */
@NullMarked
package io.otus.dissect.pn_io;

import org.jspecify.annotations.NullMarked;
