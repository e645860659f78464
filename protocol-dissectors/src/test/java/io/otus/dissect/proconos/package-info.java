/** Tests of the ProConOS dissector against frames that were captured. */
@NullMarked
package io.otus.dissect.proconos;

import org.jspecify.annotations.NullMarked;
