/** Tests of the Tftp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.tftp;

import org.jspecify.annotations.NullMarked;
