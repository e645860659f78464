/** Tests of the detectors of {@code io.otus.alert.detect.silence}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.silence;

import org.jspecify.annotations.NullMarked;
