/**
 * Rules of people on what is reported, and when: they switch kinds of alerts off, set severities for some devices or
 * hours, and make narrow exceptions. The package finds nothing itself, and names no protocol.
 */
@NullMarked
package io.otus.alert.rule;

import org.jspecify.annotations.NullMarked;
