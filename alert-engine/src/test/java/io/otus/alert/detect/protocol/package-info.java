/** Tests of the detectors of {@code io.otus.alert.detect.protocol}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.protocol;

import org.jspecify.annotations.NullMarked;
