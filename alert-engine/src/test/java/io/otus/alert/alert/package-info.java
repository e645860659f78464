/** Tests of {@code io.otus.alert.alert}. */
@NullMarked
package io.otus.alert.alert;

import org.jspecify.annotations.NullMarked;
