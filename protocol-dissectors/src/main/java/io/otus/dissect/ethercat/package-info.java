/**
 * EtherCAT: frames in which a master addresses devices of a line, who read and write them as they pass through.
 *
 * <p><b>Decoded:</b> frames of datagrams with commands, addresses and working counters, registers by name, states of
 * devices, what is read of their EEPROM, and mailboxes: CoE with SDOs, SDO information and emergencies, FoE, SoE;
 * network variables and mailbox frames. <b>Not here:</b> what process data mean, PDOs within mailboxes, the content of
 * AoE, EoE and VoE, SDOs in segments put together. <b>State kept per flow:</b> what was told of each device, so that
 * what is repeated each cycle is told once; positions and station addresses; sync managers that are mailboxes.
 * <b>Written from:</b> IEC 61158-4-12 and IEC 61158-6-12 (ETG.1000.4 and ETG.1000.6) and ETG.1020; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.ethercat;

import org.jspecify.annotations.NullMarked;
