/** Tests of the Opcua dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.opcua;

import org.jspecify.annotations.NullMarked;
