/** Tests of what protocols share below {@code io.otus.layer.text}. */
@NullMarked
package io.otus.layer.text;

import org.jspecify.annotations.NullMarked;
