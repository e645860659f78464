/** Tests of the Msrpc dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.msrpc;

import org.jspecify.annotations.NullMarked;
