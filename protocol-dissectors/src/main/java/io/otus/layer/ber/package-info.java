/**
 * The Basic Encoding Rules of ASN.1, ITU-T X.690 (2021) clause 8, for the protocols of IEC 61850: MMS with the layers
 * below it, GOOSE and Sampled Values.
 *
 * <p><b>Read:</b> identifiers of one or more octets, lengths of all three forms (the indefinite one too), elements
 * within elements to a bounded depth, and the contents of the simple types. <b>Not here:</b> what an element means;
 * each protocol knows its tags. <b>State:</b> none but where a reader stands. <b>Written from:</b> ITU-T X.690; no
 * other implementation was read.
 */
@NullMarked
package io.otus.layer.ber;

import org.jspecify.annotations.NullMarked;
