/** Tests of the GeSrtp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.ge_srtp;

import org.jspecify.annotations.NullMarked;
