/**
 * IEC 60870-5-104: telecontrol of substations, pipelines and water works over TCP, with the application data of IEC
 * 60870-5-101.
 *
 * <p>One message is one APDU: start octet, length, control field and, in the I format, an ASDU. <b>Decoded:</b> the
 * three formats, sequence numbers and what is unacknowledged, the state of data transfer, every ASDU type of the
 * standards with addresses, values, quality, time tags and qualifiers, selects paired with their executes, and files;
 * the same of IEC 60870-5-101 in serial frames inside TCP, once what was seen leaves one agreement on the sizes of its
 * addresses. <b>Kept raw:</b> types in the private range, and those of IEC 60870-5-7 (secure authentication), which are
 * named. <b>State kept per flow:</b> sequence numbers, data transfer, selections, files; what flows know together:
 * which of them are one redundancy group, and which of those carries data.
 *
 * <p>Provenance: written from IEC 60870-5-104:2006 and IEC 60870-5-101:2003, whose clauses are cited; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.iec104;

import org.jspecify.annotations.NullMarked;
