/**
 * The engine's data on disk: lines of alerts, the present state of alerts, and the baseline, in tables
 * {@code alert_...} of the one store. A line is in the log file and in the store, or in neither.
 */
@NullMarked
package io.otus.alert.store;

import org.jspecify.annotations.NullMarked;
