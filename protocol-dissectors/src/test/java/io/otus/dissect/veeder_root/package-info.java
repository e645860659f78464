/** Tests of the VeederRoot dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.veeder_root;

import org.jspecify.annotations.NullMarked;
