/**
 * What GOOSE and Sampled Values have in common: the header behind their EtherTypes (IEC 61850-8-1 Annex C, IEC
 * 61850-9-2 Annex A), and the session protocol of IEC 61850-90-5 that carries both over UDP, where they are called
 * R-GOOSE and R-SV.
 *
 * <p><b>Not here:</b> what they carry; signatures and encryption of the session protocol are seen and not verified.
 * <b>State:</b> none. <b>Written from:</b> IEC 61850-8-1 Ed. 2.1, IEC 61850-9-2 Ed. 2.1, IEC TR 61850-90-5 Ed. 1; no
 * other implementation was read.
 */
@NullMarked
package io.otus.layer.iec61850;

import org.jspecify.annotations.NullMarked;
