/**
 * Detectors of access to a device: guessed, default and clear-text passwords, and services for remote administration.
 */
@NullMarked
package io.otus.alert.detect.access;

import org.jspecify.annotations.NullMarked;
