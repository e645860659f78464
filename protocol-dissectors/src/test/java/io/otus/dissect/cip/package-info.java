/** Tests of the Cip dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.cip;

import org.jspecify.annotations.NullMarked;
