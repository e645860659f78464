/**
 * SLMP (Seamless Message Protocol) of Mitsubishi Electric and the CC-Link Partner Association, which as MC protocol has
 * 1E, 3E and 4E frames, binary and in ASCII code, over TCP and UDP: the SLMP Reference Manual (SH-080956ENG), and of
 * the MELSEC Communication Protocol Reference Manual (SH-080008) what is the same.
 *
 * <p><b>Decoded:</b> both headers, commands on devices and memory with values, remote operation, type name, self test,
 * remote password, node search and IP address set, end codes with their error information. <b>Kept raw:</b> device
 * memory extension, labels, files, and commands of single networks. <b>Not read:</b> 1E frames in ASCII code, serial
 * frames, and the protocol of the engineering tool, which has other subheaders. <b>State kept per flow:</b> the
 * encoding, the devices that are monitored, and the run state that is asked for. <b>Written from:</b> these manuals,
 * and for node search frames with which a published stack is tested; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.slmp;

import org.jspecify.annotations.NullMarked;
