/** Detectors of what is no longer heard: a device, a master, or everything because the sensor itself is deaf. */
@NullMarked
package io.otus.alert.detect.silence;

import org.jspecify.annotations.NullMarked;
