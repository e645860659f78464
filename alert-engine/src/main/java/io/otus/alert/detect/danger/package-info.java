/**
 * Acts upon a device that are dangerous whoever does them: stopping it, loading a program or firmware, setting its
 * time, writing what looks encrypted. That such an act is known lowers the severity, or tells what is different about
 * it.
 */
@NullMarked
package io.otus.alert.detect.danger;

import org.jspecify.annotations.NullMarked;
