/** Tests of what protocols share below {@code io.otus.layer.login}. */
@NullMarked
package io.otus.layer.login;

import org.jspecify.annotations.NullMarked;
