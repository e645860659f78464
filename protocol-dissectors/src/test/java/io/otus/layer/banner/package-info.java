/** Tests of what protocols share below {@code io.otus.layer.banner}. */
@NullMarked
package io.otus.layer.banner;

import org.jspecify.annotations.NullMarked;
