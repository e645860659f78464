/** Tests of the DHCP dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.dhcp;

import org.jspecify.annotations.NullMarked;
