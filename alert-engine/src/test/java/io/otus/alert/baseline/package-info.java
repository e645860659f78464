/** Tests of the baseline's model and text. */
@NullMarked
package io.otus.alert.baseline;

import org.jspecify.annotations.NullMarked;
