/** Tests of the Fox dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.fox;

import org.jspecify.annotations.NullMarked;
