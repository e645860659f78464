/**
 * GE SRTP (Service Request Transport Protocol): how programming tools and hosts talk to Series 90, VersaMax and
 * PACSystems controllers of GE (now Emerson), on TCP port 18245.
 *
 * <p><b>Decoded:</b> framing, initialization, service request codes, system memory with selector, address and number,
 * values of registers and bytes, refusals, the status that controllers add to acknowledgements. <b>Kept raw:</b>
 * parameters and data of other services. <b>Not known:</b> where a request to set the state of the controller says
 * which, and the layout of names and types of controllers: none was at hand, and GE publishes no specification.
 * <b>State kept per flow:</b> the run state that was told last. <b>Written from:</b> Denton et al., Leveraging the SRTP
 * protocol for over-the-network memory acquisition of a GE Fanuc Series 90-30 (DFRWS 2017), as the notes of gesrtp-py
 * and ge-ethernet-SRTP (MIT), which their authors tried on controllers, quote and amend it; and the tables of services
 * and selectors in Horner's manual of its Ethernet module (SUP0740 §7); the bits of the status word in Elipse's manual
 * of its GE Ethernet driver. No capture was at hand, and no code was translated.
 */
@NullMarked
package io.otus.dissect.ge_srtp;

import org.jspecify.annotations.NullMarked;
