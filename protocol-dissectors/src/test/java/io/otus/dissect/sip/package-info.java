/** Tests of the Sip dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.sip;

import org.jspecify.annotations.NullMarked;
