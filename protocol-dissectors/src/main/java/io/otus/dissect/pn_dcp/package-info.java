/**
 * PROFINET DCP, the discovery and basic configuration protocol: how engineering tools find devices, name them and give
 * them addresses. Below IP, on EtherType 0x8892, frame ids 0xFEFC to 0xFEFF.
 *
 * <p><b>Decoded:</b> Get, Set, Identify and Hello with the blocks of the standard. <b>Only counted:</b> options of
 * makers; their octets are kept. <b>State kept per flow:</b> none. <b>Written from:</b> IEC 61158-6-10:2019 clause 4.3;
 * no other implementation was read.
 */
@NullMarked
package io.otus.dissect.pn_dcp;

import org.jspecify.annotations.NullMarked;
