/**
 * MMS (ISO 9506) over session, presentation and ACSE, the client-server side of IEC 61850 and the carrier of ICCP (IEC
 * 60870-6): what substations and control centres are read and commanded by.
 *
 * <p><b>Decoded:</b> every PDU and service by the grammar in {@code structures.txt}; reports and controls of IEC
 * 61850-8-1 by the names of their items; transfer sets and reports of TASE.2 by the names that it reserves. <b>Only
 * kept as octets:</b> additional services, application references and times of events. <b>State kept per flow:</b> the
 * presentation contexts, members of data sets (1 MiB of names), open files (16), and up to 64 domains. <b>Written
 * from:</b> ISO 9506-2 (2003), IEC 61850-8-1 Ed. 2.1, ITU-T X.225, X.226 and X.227; of IEC 60870-6-503 and 802 from
 * public descriptions and a capture; no other implementation was followed.
 */
@NullMarked
package io.otus.dissect.mms;

import org.jspecify.annotations.NullMarked;
