/** Tests of the synchrophasor dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.c37118;

import org.jspecify.annotations.NullMarked;
