/**
 * Connection-oriented DCE/RPC, by which Windows services and OPC Classic are called over TCP: which interfaces are
 * bound and called, and who signs in.
 *
 * <p><b>Decoded:</b> the header of every PDU; bind, alter context and their answers with the interfaces; operation
 * numbers of requests, with the outcome by response or fault; NTLM within authentication, whose challenge names the
 * server and whose answer names the client. <b>Not here:</b> arguments of calls, which each interface defines for
 * itself; named pipes of SMB; datagrams, which {@code io.otus.layer.dcerpc} reads. <b>State kept per flow:</b> the
 * interface behind each context, at most {@link io.otus.dissect.msrpc.Contexts#MAX_CONTEXTS}. <b>Written from:</b> The
 * Open Group C706 (DCE 1.1: RPC) chapter 12.6 and [MS-RPCE] §2.2.2.
 */
@NullMarked
package io.otus.dissect.msrpc;

import org.jspecify.annotations.NullMarked;
