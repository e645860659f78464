/** Tests of the Ftp dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.ftp;

import org.jspecify.annotations.NullMarked;
