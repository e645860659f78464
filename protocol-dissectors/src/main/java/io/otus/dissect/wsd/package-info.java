/**
 * WS-Discovery: cameras of ONVIF, printers and others answer what they are. UDP port 3702.
 *
 * <p><b>Decoded:</b> hello, bye, probe, resolve and their matches: types, scopes, addresses, endpoint. <b>Not read:</b>
 * other elements, and namespaces: elements are found by their local names. <b>State kept per flow:</b> none. <b>Written
 * from:</b> OASIS WS-Discovery 1.1 and the ONVIF Core Specification §7.3; no other implementation was read.
 */
@NullMarked
package io.otus.dissect.wsd;

import org.jspecify.annotations.NullMarked;
