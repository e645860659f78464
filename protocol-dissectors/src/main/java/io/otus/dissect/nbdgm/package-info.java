/**
 * NetBIOS datagrams and the browser protocol in them: Windows and its like announce themselves. UDP port 138.
 *
 * <p><b>Decoded:</b> the header with both names, the mailslot of a transaction, and announcements of hosts, domains and
 * browsers. <b>Not read:</b> other mailslots and other messages of the browser, which are told by number. <b>State kept
 * per flow:</b> none. <b>Written from:</b> RFC 1002 §4.4, [MS-MAIL] §2.2 and [MS-BRWS] §2.2; no other implementation
 * was read.
 */
@NullMarked
package io.otus.dissect.nbdgm;

import org.jspecify.annotations.NullMarked;
