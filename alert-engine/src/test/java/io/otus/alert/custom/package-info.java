/** Tests of {@code io.otus.alert.custom}. */
@NullMarked
package io.otus.alert.custom;

import org.jspecify.annotations.NullMarked;
