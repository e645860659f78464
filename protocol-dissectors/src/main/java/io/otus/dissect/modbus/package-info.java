/**
 * Modbus over TCP and UDP: the Modbus Application Protocol Specification V1.1b3 (2012) inside the framing of the Modbus
 * Messaging on TCP/IP Implementation Guide V1.0b (2006), usually at port 502, or inside the RTU or ASCII framing of
 * Modbus over Serial Line V1.02 (2006), as terminal servers pass it on, at any port.
 *
 * <p><b>Decoded:</b> all public functions (1-8, 11, 12, 15-17, 20-24, 43 with MEI 13 and 14), requests and responses
 * with values, and exceptions. <b>Kept raw and reported as unknown:</b> user-defined and reserved function codes.
 * <b>State kept per flow:</b> the framing, and hashes of requests that their answers must repeat; answers are read with
 * the help of the request that the core holds. <b>Written from:</b> the three specifications; no other implementation
 * was read.
 */
@NullMarked
package io.otus.dissect.modbus;

import org.jspecify.annotations.NullMarked;
