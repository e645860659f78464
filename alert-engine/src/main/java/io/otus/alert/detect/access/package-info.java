/**
 * Who gets into a device, and how: passwords that are guessed, as delivered or in clear text, and services to
 * administer it from afar.
 */
@NullMarked
package io.otus.alert.detect.access;

import org.jspecify.annotations.NullMarked;
