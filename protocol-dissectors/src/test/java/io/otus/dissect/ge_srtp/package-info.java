/** Tests of the GeSrtp dissector, whose messages are laid out after the tables of the DFRWS paper. */
@NullMarked
package io.otus.dissect.ge_srtp;

import org.jspecify.annotations.NullMarked;
