/**
 * The inventory: consumes the events of the pipeline, keeps assets as sets of claims with their frames, and answers who
 * is behind an endpoint. It uses the neutral events of the core alone, never a protocol's types, and knows nothing of
 * alerts.
 */
@NullMarked
package io.otus.inventory;

import org.jspecify.annotations.NullMarked;
