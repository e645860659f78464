/** Tests of the SLMP dissector against the forms of SH-080956. */
@NullMarked
package io.otus.dissect.slmp;

import org.jspecify.annotations.NullMarked;
