/** Tests of the Dcp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.pn_ptcp;

import org.jspecify.annotations.NullMarked;
