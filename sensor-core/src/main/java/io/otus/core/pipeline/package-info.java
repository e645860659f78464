/**
 * The analysis thread's work above flows: which protocol a flow carries, where its messages begin and end, which answer
 * belongs to which request, and what is told to the consumers. Dissectors are driven from here and nowhere else. Not
 * here: reading captures, decoding headers, ordering segments.
 *
 * <p>Everything in this package is confined to the analysis thread.
 */
@NullMarked
package io.otus.core.pipeline;

import org.jspecify.annotations.NullMarked;
