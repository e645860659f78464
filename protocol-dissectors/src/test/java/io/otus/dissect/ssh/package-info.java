/** Tests of the Ssh dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.ssh;

import org.jspecify.annotations.NullMarked;
