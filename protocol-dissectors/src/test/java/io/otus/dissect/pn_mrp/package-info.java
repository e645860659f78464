/** Tests of the Dcp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.pn_mrp;

import org.jspecify.annotations.NullMarked;
