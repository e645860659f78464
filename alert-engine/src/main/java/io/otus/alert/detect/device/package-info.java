/** Detectors of which devices there are, what they claim to be, and which device an address belongs to. */
@NullMarked
package io.otus.alert.detect.device;

import org.jspecify.annotations.NullMarked;
