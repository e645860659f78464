/** Rows and properties of cotp. */
@NullMarked
package io.otus.layer.cotp;

import org.jspecify.annotations.NullMarked;
