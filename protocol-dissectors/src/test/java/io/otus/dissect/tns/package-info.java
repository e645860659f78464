/** Tests of the Tns dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.tns;

import org.jspecify.annotations.NullMarked;
