/** Tests of the @NAME@ dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.@ID@;

import org.jspecify.annotations.NullMarked;
