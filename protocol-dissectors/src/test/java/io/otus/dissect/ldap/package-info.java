/** Tests of the Ldap dissector against the examples of its specification. */
@NullMarked
package io.otus.dissect.ldap;

import org.jspecify.annotations.NullMarked;
