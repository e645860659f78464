/** Tests of the values that events carry. */
@NullMarked
package io.otus.core.value;

import org.jspecify.annotations.NullMarked;
