/** Tests of the LLDP dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.lldp;

import org.jspecify.annotations.NullMarked;
