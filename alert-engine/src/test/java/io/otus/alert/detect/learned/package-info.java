/** Tests of the detectors of {@code io.otus.alert.detect.learned}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.learned;

import org.jspecify.annotations.NullMarked;
