/**
 * DNP3: data link, transport function, application layer and the objects of the library with their values.
 *
 * <p>One message is one data link frame; what the fragment says is told at the frame that completes it. Not here: the meaning of a vendor's
 * points, the content of transferred files, and secure authentication beyond its names.
 *
 * <p>Provenance: written from IEEE Std 1815-2012 (clauses 4, 5, 8, 9, 11, Annex A), whose clause numbers are cited throughout.
 */
@NullMarked
package io.otus.dissect.dnp3;

import org.jspecify.annotations.NullMarked;
