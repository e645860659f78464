/** Tests of the Enip dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.enip;

import org.jspecify.annotations.NullMarked;
