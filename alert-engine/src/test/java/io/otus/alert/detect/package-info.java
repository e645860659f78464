/** Tests of {@code io.otus.alert.detect}. */
@NullMarked
package io.otus.alert.detect;

import org.jspecify.annotations.NullMarked;
