/** Tests of the LonTalk dissector against packets that are laid out as its standards have them. */
@NullMarked
package io.otus.dissect.lon;

import org.jspecify.annotations.NullMarked;
