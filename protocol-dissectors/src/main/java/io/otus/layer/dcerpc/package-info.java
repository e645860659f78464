/**
 * Connectionless DCE/RPC, the carrier of remote calls in datagrams: headers in both data representations, calls in
 * fragments joined up to a bound. What is called is for the protocols above: they get the header of the call's last
 * datagram with the whole body behind it ({@link io.otus.layer.dcerpc.PduHeader}).
 *
 * <p><b>Decoded:</b> the header of every packet type; status of faults and rejections; acknowledged fragments. <b>Not
 * here:</b> the connection-oriented protocol (version 5), which uses {@link io.otus.layer.dcerpc.DataRepresentation},
 * and what authentication protects. <b>State kept per flow:</b> at most
 * {@link io.otus.layer.dcerpc.CallAssembler#MAX_CALLS} calls in fragments. <b>Written from:</b> The Open Group C706
 * (DCE 1.1: RPC), chapters 12 and 14.
 */
@NullMarked
package io.otus.layer.dcerpc;

import org.jspecify.annotations.NullMarked;
