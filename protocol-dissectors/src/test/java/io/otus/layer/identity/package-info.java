/** Tests of what management protocols share of identity. */
@NullMarked
package io.otus.layer.identity;

import org.jspecify.annotations.NullMarked;
