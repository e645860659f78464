/** What is not heard any more: a device, a master, or anything at all because the sensor itself is deaf. */
@NullMarked
package io.otus.alert.detect.silence;

import org.jspecify.annotations.NullMarked;
