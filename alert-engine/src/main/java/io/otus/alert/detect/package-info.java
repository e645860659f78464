/**
 * What all detectors have in common: the interfaces by which they hear events ({@link io.otus.alert.detect.Detector}),
 * what they may ask ({@link io.otus.alert.detect.DetectorContext}), and what they report. They report a
 * {@link io.otus.alert.detect.Finding} of some {@link io.otus.alert.detect.Kind}, with the one fact or rule that is
 * {@link io.otus.alert.detect.Broken} and brings its own words.
 *
 * <p>Each package below this one holds the detectors of one subject, and their violations in files beside them. A
 * detector is small, serves one kind or one family of kinds, and judges by meaning, never by protocol. These packages
 * do not know each other, and nothing here knows them: the engine has the list of all.
 *
 * <p>Not here: how findings become alerts (package {@code alert}).
 */
@NullMarked
package io.otus.alert.detect;

import org.jspecify.annotations.NullMarked;
