/** Examples and bounds of names. */
@NullMarked
package io.otus.layer.dns;

import org.jspecify.annotations.NullMarked;
