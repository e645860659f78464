/**
 * What the engine leaves on disk: lines of alerts, their present state, and the baseline, in tables {@code alert_...}
 * of the one store. A line is in the log file and in the store, or in neither.
 */
@NullMarked
package io.otus.alert.store;

import org.jspecify.annotations.NullMarked;
