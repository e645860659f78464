/** Tests of the Smb dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.smb;

import org.jspecify.annotations.NullMarked;
