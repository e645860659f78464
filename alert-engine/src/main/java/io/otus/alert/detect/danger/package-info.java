/**
 * Acts upon a device that are dangerous whoever performs them: stopping it, loading a program or firmware, setting its
 * time, writing values that look encrypted. If such an act is known, the severity is lower, or the alert says what is
 * different about it.
 */
@NullMarked
package io.otus.alert.detect.danger;

import org.jspecify.annotations.NullMarked;
