/**
 * Detectors of a source that tries one thing after the other - hosts, ports, addresses, devices, points - or does one
 * thing far too often.
 */
@NullMarked
package io.otus.alert.detect.scan;

import org.jspecify.annotations.NullMarked;
