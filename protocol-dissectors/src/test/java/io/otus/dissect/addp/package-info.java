/** Tests of the Addp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.addp;

import org.jspecify.annotations.NullMarked;
