/** Tests of reading and digesting bytes. */
@NullMarked
package io.otus.core.bytes;

import org.jspecify.annotations.NullMarked;
