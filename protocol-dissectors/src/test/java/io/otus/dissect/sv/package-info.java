/** Tests of the Sv dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.sv;

import org.jspecify.annotations.NullMarked;
