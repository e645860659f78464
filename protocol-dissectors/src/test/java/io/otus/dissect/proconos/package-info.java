/** Tests of the ProConOS dissector against published frames. */
@NullMarked
package io.otus.dissect.proconos;

import org.jspecify.annotations.NullMarked;
