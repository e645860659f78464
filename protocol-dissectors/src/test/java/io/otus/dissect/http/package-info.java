/** Tests of the Http dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.http;

import org.jspecify.annotations.NullMarked;
