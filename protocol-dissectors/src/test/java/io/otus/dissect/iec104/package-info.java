/** Tests of the Iec104 dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.iec104;

import org.jspecify.annotations.NullMarked;
