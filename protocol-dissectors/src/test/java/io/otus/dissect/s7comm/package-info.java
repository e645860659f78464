/** Rows and properties of s7comm. */
@NullMarked
package io.otus.dissect.s7comm;

import org.jspecify.annotations.NullMarked;
