/** Tests of the Goose dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.goose;

import org.jspecify.annotations.NullMarked;
