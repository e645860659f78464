/** Tests of the GENISYS dissector against captured messages. */
@NullMarked
package io.otus.dissect.genisys;

import org.jspecify.annotations.NullMarked;
