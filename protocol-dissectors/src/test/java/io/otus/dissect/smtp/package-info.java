/** Tests of the Smtp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.smtp;

import org.jspecify.annotations.NullMarked;
