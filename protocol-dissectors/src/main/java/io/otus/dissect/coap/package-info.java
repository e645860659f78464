/**
 * CoAP: what small devices, sensors and meters have where larger ones have HTTP: resources that are read, written and
 * observed under their paths, over UDP or TCP 5683.
 *
 * <p><b>Decoded:</b> all messages and options, transfers in blocks, observation, links of a device's resources, and
 * what LwM2M says of a device by it; what DTLS hides on port 5684 is told as that. <b>State:</b> requests by their
 * tokens and transfers in blocks, a bounded number of each in a flow. <b>Written from:</b> RFC 7252, RFC 7641
 * (observe), RFC 7959 (blocks), RFC 8132 (FETCH, PATCH), RFC 8323 (TCP), RFC 6690 (links), RFC 8613 (OSCORE, told as
 * encrypted), OMA LwM2M 1.0.2 (registration, objects 3 and 5); no other implementation was read.
 */
@NullMarked
package io.otus.dissect.coap;

import org.jspecify.annotations.NullMarked;
