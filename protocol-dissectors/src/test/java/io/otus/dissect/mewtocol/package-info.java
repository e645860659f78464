/** Tests of the MEWTOCOL-COM dissector against the formats of the manuals. */
@NullMarked
package io.otus.dissect.mewtocol;

import org.jspecify.annotations.NullMarked;
