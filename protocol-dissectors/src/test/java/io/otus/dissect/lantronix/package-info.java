/** Tests of the Lantronix dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.lantronix;

import org.jspecify.annotations.NullMarked;
