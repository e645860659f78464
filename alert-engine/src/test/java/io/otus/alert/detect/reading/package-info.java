/** Tests of the detectors of {@code io.otus.alert.detect.reading}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.reading;

import org.jspecify.annotations.NullMarked;
