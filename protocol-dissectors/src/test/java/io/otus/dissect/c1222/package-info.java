/** Tests of the C12.22 dissector against captured messages. */
@NullMarked
package io.otus.dissect.c1222;

import org.jspecify.annotations.NullMarked;
