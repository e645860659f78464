/** Tests of the DNS dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.dns;

import org.jspecify.annotations.NullMarked;
