/** Tests of the Fox dissector: a captured hello, and made frames. */
@NullMarked
package io.otus.dissect.fox;

import org.jspecify.annotations.NullMarked;
