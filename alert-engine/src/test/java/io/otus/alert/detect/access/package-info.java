/** Tests of the detectors of {@code io.otus.alert.detect.access}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.access;

import org.jspecify.annotations.NullMarked;
