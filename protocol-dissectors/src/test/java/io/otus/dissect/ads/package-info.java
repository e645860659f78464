/** Tests of the Ads dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.ads;

import org.jspecify.annotations.NullMarked;
