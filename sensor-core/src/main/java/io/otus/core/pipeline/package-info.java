/**
 * The analysis thread's work above flows. It finds out which protocol a flow carries, where messages begin and end, and
 * which answer belongs to which request, and emits events to the consumers. Dissectors are called from here and nowhere
 * else. Not here: reading captures, decoding headers, ordering segments.
 *
 * <p>Everything in this package is confined to the analysis thread.
 */
@NullMarked
package io.otus.core.pipeline;

import org.jspecify.annotations.NullMarked;
