/**
 * Data of MMS, ISO 9506-2 (2003) §14.4.2, in the encodings that IEC 61850-8-1 asks for: the values that MMS reads,
 * writes and reports, and that GOOSE tells.
 *
 * <p><b>Read:</b> all its types, arrays and structures within each other to a bounded depth and number. <b>Not
 * here:</b> the names of the values; a GOOSE message has none, and MMS names them in its requests. <b>State:</b> none.
 * <b>Written from:</b> ISO 9506-2 and IEC 61850-8-1 Ed. 2.1 §8.1.3; no other implementation was read.
 */
@NullMarked
package io.otus.layer.mmsdata;

import org.jspecify.annotations.NullMarked;
