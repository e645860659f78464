/**
 * From packets to flows and from TCP segments to the bytes that the receiver read. Knows no protocol above TCP; what a
 * flow speaks is found out by the pipeline.
 *
 * <p>Everything that traffic can grow is bounded by a named constant: flows ({@link io.otus.core.flow.FlowTable}),
 * out-of-order and delivered bytes ({@link io.otus.core.flow.TcpReassembler}). All timers run in event time. Confined
 * to the analysis thread.
 */
@NullMarked
package io.otus.core.flow;

import org.jspecify.annotations.NullMarked;
