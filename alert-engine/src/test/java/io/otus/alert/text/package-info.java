/** Tests of {@code io.otus.alert.text}. */
@NullMarked
package io.otus.alert.text;

import org.jspecify.annotations.NullMarked;
