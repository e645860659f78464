/**
 * Connection-oriented DCE/RPC, by which Windows services and OPC Classic are called over TCP and in named pipes of SMB:
 * which procedures are called, and who signs in.
 *
 * <p><b>Decoded:</b> the header of every PDU; bind, alter context and their answers with the interfaces; procedures of
 * requests by the names of {@code procedures.txt}, with the outcome by response or fault; the argument that says what
 * is done where one procedure does several things; paths that have the shape of MS08-067; NTLM within authentication,
 * whose challenge names the server and whose answer names the client. <b>Only told to be there:</b> sealed arguments.
 * <b>Not here:</b> other arguments, which each interface defines for itself; what follows the beginning of a PDU that
 * is moved through a pipe in several pieces; datagrams, which {@code io.otus.layer.dcerpc} reads. <b>State kept per
 * flow:</b> of at most {@link io.otus.dissect.msrpc.MsrpcDissector#MAX_PIPES} pipes the interface behind each context,
 * at most {@link io.otus.dissect.msrpc.Contexts#MAX_CONTEXTS}. <b>Written from:</b> The Open Group C706 (DCE 1.1: RPC)
 * chapter 12.6 and [MS-RPCE] §2.2.2; {@code procedures.txt} names the specification of each interface.
 */
@NullMarked
package io.otus.dissect.msrpc;

import org.jspecify.annotations.NullMarked;
