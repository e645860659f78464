/** Tests of the dissector of MELSOFT transmission against captured frames. */
@NullMarked
package io.otus.dissect.melsoft;

import org.jspecify.annotations.NullMarked;
