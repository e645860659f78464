/** Tests of what dissectors are given. */
@NullMarked
package io.otus.core.spi;

import org.jspecify.annotations.NullMarked;
