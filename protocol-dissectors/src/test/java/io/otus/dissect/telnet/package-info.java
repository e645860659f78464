/** Tests of the Telnet dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.telnet;

import org.jspecify.annotations.NullMarked;
