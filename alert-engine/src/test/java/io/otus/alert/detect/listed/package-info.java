/** Tests of the detectors of {@code io.otus.alert.detect.listed}, on what a small plant talks. */
@NullMarked
package io.otus.alert.detect.listed;

import org.jspecify.annotations.NullMarked;
