/** Tests of decoding, and {@link io.otus.testkit.TestFrames}, which other tests of the core build frames with. */
@NullMarked
package io.otus.core.decode;

import org.jspecify.annotations.NullMarked;
