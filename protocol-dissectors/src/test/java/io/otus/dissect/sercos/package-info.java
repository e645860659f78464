/** Tests of the Sercos dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.sercos;

import org.jspecify.annotations.NullMarked;
