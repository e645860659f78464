/** Tests of what management protocols share of identity. */
@NullMarked
package io.otus.layer.cpf;

import org.jspecify.annotations.NullMarked;
