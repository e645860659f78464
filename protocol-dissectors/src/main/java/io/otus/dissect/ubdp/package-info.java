/**
 * Ubiquiti's discovery: radios, access points and routers of Ubiquiti tell who asks who they are. UDP port 10001.
 *
 * <p><b>Decoded:</b> requests, and of answers MAC and IP addresses, firmware, uptime, host name, product, model and
 * network name. <b>Not read:</b> other fields, which are stepped over. <b>State kept per flow:</b> none. <b>Written
 * from:</b> published descriptions of versions 1 and 2 of the format, and the names that tshark gives to fields; no
 * other implementation was read.
 */
@NullMarked
package io.otus.dissect.ubdp;

import org.jspecify.annotations.NullMarked;
