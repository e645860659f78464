/**
 * The inventory: hears what the pipeline tells, keeps assets as sets of claims with their frames, and answers who is
 * behind an endpoint. It matches the neutral events of the core alone, never a protocol's types, and knows nothing of
 * alerts.
 */
@NullMarked
package io.otus.inventory;

import org.jspecify.annotations.NullMarked;
