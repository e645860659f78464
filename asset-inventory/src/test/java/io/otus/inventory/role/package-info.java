/** Tests of the language in which rules are written. */
@NullMarked
package io.otus.inventory.role;

import org.jspecify.annotations.NullMarked;
