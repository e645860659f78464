/**
 * Sercos III: drives and I/O of machines in a ring or line of Ethernet, EtherType 0x88CD. The master sends all
 * telegrams, in each cycle the data for the slaves (MDT), and an empty one (AT) that they fill as it passes them; its
 * MAC address is the source of both.
 *
 * <p><b>Decoded:</b> the header. <b>Not read:</b> the data of the telegrams, which the master lays out when it starts
 * the ring, and no telegram says how. <b>State kept per flow:</b> the phase; of all flows of a network, who sent that
 * in which drives operate last. <b>Written from:</b> what Sercos International and makers publish of the header of IEC
 * 61158-3-19 and 61158-4-19, with telegrams laid out by hand and read by an independent decoder; no other
 * implementation was followed.
 */
@NullMarked
package io.otus.dissect.sercos;

import org.jspecify.annotations.NullMarked;
