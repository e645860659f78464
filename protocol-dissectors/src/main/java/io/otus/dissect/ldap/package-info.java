/**
 * LDAP over TCP and in datagrams (CLDAP), the directory of a Windows domain: who signs in and how, what is searched,
 * and what a domain controller says of itself.
 *
 * <p><b>Decoded:</b> the envelope of every message; bind with name, mechanism and NTLM within; base, scope and
 * equalities of a search; name and attributes of an entry that is the root or the answer to a search for a domain
 * controller ([MS-ADTS] §6.3.1.9); results; extended operations. After StartTLS the connection goes to the dissector of
 * TLS. <b>Only told to be there:</b> changes, and what a security layer wraps. <b>State kept per flow:</b> whether TLS
 * or a security layer was begun. <b>Written from:</b> RFC 4511, RFC 4513 and [MS-ADTS] §5.1.1, §6.3.
 */
@NullMarked
package io.otus.dissect.ldap;

import org.jspecify.annotations.NullMarked;
