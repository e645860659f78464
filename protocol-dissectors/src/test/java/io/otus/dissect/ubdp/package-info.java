/** Tests of the Ubdp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.ubdp;

import org.jspecify.annotations.NullMarked;
