/** Tests of the detectors of {@code io.otus.alert.detect.scan}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.scan;

import org.jspecify.annotations.NullMarked;
