/** Tests of the Moxa dissector against published descriptions and the examples of the manuals. */
@NullMarked
package io.otus.dissect.moxa;

import org.jspecify.annotations.NullMarked;
