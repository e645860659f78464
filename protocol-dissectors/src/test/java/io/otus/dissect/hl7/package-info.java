/** Tests of the Hl7 dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.hl7;

import org.jspecify.annotations.NullMarked;
