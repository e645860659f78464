/**
 * Numeric models of behaviour: how often an event occurs, which values it takes, in which order. Each model is small,
 * bounded, and fed in one pass with event time only. It is frozen once learning ends, because a model that follows an
 * attacker's slow changes would not detect them. A model does not know whose behaviour it describes; the baseline does.
 */
@NullMarked
package io.otus.alert.model;

import org.jspecify.annotations.NullMarked;
