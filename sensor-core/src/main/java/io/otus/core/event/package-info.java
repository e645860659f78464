/**
 * The event vocabulary: what the pipeline emits to its consumers. Each protocol has a family of records of its own
 * below {@link io.otus.core.event.ProtocolEvent}. Inventory, alert engine and logs work with the neutral events here
 * and never name a protocol.
 */
@NullMarked
package io.otus.core.event;

import org.jspecify.annotations.NullMarked;
