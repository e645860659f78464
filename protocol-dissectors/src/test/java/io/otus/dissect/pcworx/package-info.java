/** Tests of the Phoenix Contact PC Worx dissector against frames that were captured. */
@NullMarked
package io.otus.dissect.pcworx;

import org.jspecify.annotations.NullMarked;
