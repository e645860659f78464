/** Tests of files of lines. */
@NullMarked
package io.otus.core.log;

import org.jspecify.annotations.NullMarked;
