/** Tests of the Crimson dissector. */
@NullMarked
package io.otus.dissect.crimson;

import org.jspecify.annotations.NullMarked;
