/**
 * TDS, the protocol of Microsoft SQL Server, behind which historians and SCADA servers keep their data: versions of
 * both sides, and who signs in from which host with which program.
 *
 * <p><b>Decoded:</b> pre-login, login with its names, its answer by LOGINACK or ERROR; TLS, within pre-login packets
 * and behind, goes to the dissector of TLS. <b>Only told to be there:</b> batches and calls, with the outcome where
 * their answer begins with an error. <b>State kept per flow:</b> whether TLS was begun. <b>Written from:</b> [MS-TDS]
 * §2.2.
 */
@NullMarked
package io.otus.dissect.tds;

import org.jspecify.annotations.NullMarked;
