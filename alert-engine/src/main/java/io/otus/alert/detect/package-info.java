/**
 * Turns events into findings: one small detector for each kind or family of kinds, all of them by meaning and never by protocol. What a detector finds is a
 * {@link io.otus.alert.detect.Broken}, in a file beside it, that names the one fact that was broken and brings its own words. {@link
 * io.otus.alert.detect.Detectors} lists all detectors; the interfaces within {@link io.otus.alert.detect.Detector} say what one may listen for.
 *
 * <p>Not here: what becomes of a finding (package {@code alert}).
 */
@NullMarked
package io.otus.alert.detect;

import org.jspecify.annotations.NullMarked;
