/** Tests of the DNP3 dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.dnp3;

import org.jspecify.annotations.NullMarked;
