/** Tests of the Edp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.edp;

import org.jspecify.annotations.NullMarked;
