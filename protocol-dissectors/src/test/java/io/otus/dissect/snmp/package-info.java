/** Tests of the Snmp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.snmp;

import org.jspecify.annotations.NullMarked;
