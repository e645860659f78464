/** Tests of the detectors of {@code io.otus.alert.detect.danger}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.danger;

import org.jspecify.annotations.NullMarked;
