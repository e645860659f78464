/**
 * DNP3: data link, transport function, application layer and the objects of the library with their values.
 *
 * <p>One message is one data link frame; what the fragment says is told at the frame that completes it. Not here: the
 * meaning of a vendor's points, the content of transferred files, and secure authentication beyond its names.
 *
 * <p>Provenance: written from descriptions of IEEE Std 1815-2012 and from captures. The standard is not public; its
 * clause numbers are cited as far as its published table of contents and open implementations that quote it agree on
 * them, else by the clause above.
 */
@NullMarked
package io.otus.dissect.dnp3;

import org.jspecify.annotations.NullMarked;
