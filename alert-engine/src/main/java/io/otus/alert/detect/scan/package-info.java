/** Who tries one thing after the other - hosts, ports, addresses, devices, points - or one thing far too often. */
@NullMarked
package io.otus.alert.detect.scan;

import org.jspecify.annotations.NullMarked;
