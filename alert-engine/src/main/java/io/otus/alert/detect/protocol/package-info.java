/**
 * How protocols are used: bytes that break a rule or have the shape of an exploit, a protocol where it was never used,
 * a port that is not its own, refusals that a device is not known for.
 */
@NullMarked
package io.otus.alert.detect.protocol;

import org.jspecify.annotations.NullMarked;
