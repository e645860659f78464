/** Tests of {@code io.otus.alert.log}. */
@NullMarked
package io.otus.alert.log;

import org.jspecify.annotations.NullMarked;
