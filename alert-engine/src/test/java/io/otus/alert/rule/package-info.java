/** Tests of {@code io.otus.alert.rule}. */
@NullMarked
package io.otus.alert.rule;

import org.jspecify.annotations.NullMarked;
