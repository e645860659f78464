/** Tests of the Tds dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.tds;

import org.jspecify.annotations.NullMarked;
