/** Tests of what is taken for a program. */
@NullMarked
package io.otus.layer.program;

import org.jspecify.annotations.NullMarked;
