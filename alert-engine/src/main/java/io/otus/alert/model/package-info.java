/**
 * Models of behaviour as numbers: how often something comes, which values it takes, in which order. Each is small,
 * bounded, fed in one pass with event time only, and frozen once learning ends: what moves with an attacker does not
 * see him. No model knows whose behaviour it is; the baseline does.
 */
@NullMarked
package io.otus.alert.model;

import org.jspecify.annotations.NullMarked;
