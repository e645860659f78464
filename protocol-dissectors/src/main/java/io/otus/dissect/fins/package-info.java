/**
 * FINS (Factory Interface Network Service) of Omron over UDP, and in FINS/TCP frames, usually at port 9600: the SYSMAC
 * CS/CJ/CP Series Communications Commands Reference Manual (W342) §5 inside the carriage of the Ethernet Units
 * Construction of Applications manual (W421) §7.
 *
 * <p><b>Decoded:</b> the header, the FINS/TCP header with the exchange of node addresses, the commands of CS, CJ and CP
 * CPU Units with parameters, and responses with end codes, in the forms that W342 §5-3 gives. <b>Kept raw:</b>
 * parameters of commands for Ethernet Units, of the CV Series, of MESSAGE READ/CLEAR and of MEMORY CASSETTE TRANSFER,
 * and responses in other forms, which are counted as unknown. <b>State kept per flow:</b> whether a frame was seen, and
 * the fingerprint of a program on its way. <b>Written from:</b> W342 and W421; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.fins;

import org.jspecify.annotations.NullMarked;
