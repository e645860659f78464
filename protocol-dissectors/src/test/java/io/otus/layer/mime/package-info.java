/** Tests of files in messages below {@code io.otus.layer.mime}. */
@NullMarked
package io.otus.layer.mime;

import org.jspecify.annotations.NullMarked;
