/**
 * Ether-S-Bus: how programming tools, visualisation and other controllers talk to PCD controllers of Saia-Burgess
 * Controls, in UDP datagrams to port 5050.
 *
 * <p><b>Decoded:</b> framing with checksum, all command codes by name; reads and writes of registers, flags, inputs,
 * outputs, counters, timers, data blocks, user memory and bytes with their values; the clock; status, type, firmware
 * and station number of a controller; ACK and NAK. <b>Kept raw:</b> data of other commands. <b>State kept per flow:</b>
 * whether a telegram was seen, and what was told of each CPU last. <b>Written from:</b> public descriptions of the
 * telegrams of S-Bus in data mode and of its header over UDP, which name SBC's manual of S-Bus (26/739), and from a
 * capture of a PCD2 and its programming tool (SBus-Ethernet.pcap); tshark was run for comparison.
 */
@NullMarked
package io.otus.dissect.sbus;

import org.jspecify.annotations.NullMarked;
