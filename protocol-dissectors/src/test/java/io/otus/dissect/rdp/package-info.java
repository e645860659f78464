/** Tests of the Rdp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.rdp;

import org.jspecify.annotations.NullMarked;
