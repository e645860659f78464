/**
 * DLMS/COSEM on IP: meters of electricity, gas, water and heat are read, set and switched by it; TCP and UDP port 4059,
 * with a wrapper that says which client and logical device are meant.
 *
 * <p><b>Decoded:</b> associations, and with logical names get, set, action, event and data notifications and
 * exceptions; with short names which variables are meant. What is ciphered is told as that, with the service where it
 * shows. <b>State:</b> none beyond open requests. <b>Written from:</b> IEC 62056-47:2006 (wrapper), IEC 62056-5-3:2017
 * (application layer), IEC 62056-6-1 and -6-2 (objects); no other implementation was read. The texts were not at hand,
 * so that the clauses that are cited are to be checked against them.
 */
@NullMarked
package io.otus.dissect.dlms;

import org.jspecify.annotations.NullMarked;
