/**
 * What people want to hear of, and when: rules that switch kinds of alerts off or weigh them otherwise for some devices
 * or hours, and narrow exceptions. It finds nothing itself, and names no protocol.
 */
@NullMarked
package io.otus.alert.rule;

import org.jspecify.annotations.NullMarked;
