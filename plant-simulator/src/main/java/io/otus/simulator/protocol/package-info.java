/**
 * Writes the messages of the protocols that the simulated plant speaks: Modbus, DNP3, S7comm over TPKT and COTP,
 * BACnet/IP, ADS, FINS, KNXnet/IP, DHCP, LLDP, DNS and multicast DNS.
 *
 * <p>Each class gives the bytes of one layer, from values; it reads nothing back and shares no code with the
 * dissectors. It is not a client or a server: {@code io.otus.simulator.plant} plays those.
 *
 * <p>Provenance: written from the public standards that each class names. S7comm has no public standard; its layout was
 * written from what is publicly known of the protocol and checked with an independent decoder in the tests.
 */
@NullMarked
package io.otus.simulator.protocol;

import org.jspecify.annotations.NullMarked;
