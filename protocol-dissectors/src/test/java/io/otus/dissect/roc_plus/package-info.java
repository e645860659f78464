/** Tests of the RocPlus dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.roc_plus;

import org.jspecify.annotations.NullMarked;
