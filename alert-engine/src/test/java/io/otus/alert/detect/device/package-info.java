/** Tests of the detectors of {@code io.otus.alert.detect.device}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.device;

import org.jspecify.annotations.NullMarked;
