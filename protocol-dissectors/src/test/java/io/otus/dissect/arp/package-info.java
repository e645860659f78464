/** Tests of the ARP dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.arp;

import org.jspecify.annotations.NullMarked;
