/** Tests of the Fdp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.fdp;

import org.jspecify.annotations.NullMarked;
