/** Tests of {@code io.otus.alert.audit}. */
@NullMarked
package io.otus.alert.audit;

import org.jspecify.annotations.NullMarked;
