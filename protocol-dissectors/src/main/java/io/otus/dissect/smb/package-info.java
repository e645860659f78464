/**
 * SMB, versions 1 to 3, on TCP ports 445 and 139: hosts, domains and builds of Windows, who signs in, which shares and
 * files are opened, and the publicly known exploits that spread through it.
 *
 * <p><b>Decoded:</b> of SMB1 negotiation, session setup with its names and systems, tree connects, opened files,
 * transactions as far as MS17-010 shows in them; of SMB2 and SMB3 negotiation, session setup, tree connects, opened
 * files, compounds, the header of compression; NTLM within both; names of a NetBIOS session. <b>Only told to be
 * there:</b> every other command; encrypted messages. <b>Not read:</b> contents of files; what goes through named pipes
 * is handed to the protocols that name this one as their parent. <b>State kept per flow:</b> how much of a long message
 * is left, shares, open pipes, and the transactions of SMB1 that wait for their second part, bounded. <b>Written
 * from:</b> [MS-CIFS], [MS-SMB], [MS-SMB2], [MS-NLMP], RFC 1001 and RFC 1002; public descriptions of MS17-010
 * (EternalBlue, DoublePulsar) and CVE-2020-0796.
 */
@NullMarked
package io.otus.dissect.smb;

import org.jspecify.annotations.NullMarked;
