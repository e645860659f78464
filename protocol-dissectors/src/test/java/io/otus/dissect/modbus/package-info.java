/** Tests of the Modbus dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.modbus;

import org.jspecify.annotations.NullMarked;
