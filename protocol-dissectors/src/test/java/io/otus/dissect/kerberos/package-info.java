/** Tests of the Kerberos dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.kerberos;

import org.jspecify.annotations.NullMarked;
