/**
 * NetBIOS name service: Windows and its like tell the names by which they are known. UDP port 137.
 *
 * <p><b>Decoded:</b> queries, registrations, releases, refreshes and their answers, and node status, with names, flags
 * and addresses. <b>Not read:</b> statistics of node status but the unit id; name scopes are skipped. <b>State kept per
 * flow:</b> none. <b>Written from:</b> RFC 1002 §4.2 and RFC 1001 §14; suffixes of names from [MS-NBTE] §2.2; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.nbns;

import org.jspecify.annotations.NullMarked;
