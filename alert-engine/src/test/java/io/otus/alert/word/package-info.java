/** Tests of the baseline's model and text. */
@NullMarked
package io.otus.alert.word;

import org.jspecify.annotations.NullMarked;
