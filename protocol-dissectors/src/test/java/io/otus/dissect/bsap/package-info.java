/** Tests of the BSAP dissector against captured frames. */
@NullMarked
package io.otus.dissect.bsap;

import org.jspecify.annotations.NullMarked;
