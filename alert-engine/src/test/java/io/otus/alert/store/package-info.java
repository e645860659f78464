/** Tests of {@code io.otus.alert.store}. */
@NullMarked
package io.otus.alert.store;

import org.jspecify.annotations.NullMarked;
