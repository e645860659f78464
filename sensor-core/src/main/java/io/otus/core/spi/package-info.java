/**
 * How a protocol joins Otus. A protocol is one package below {@code io.otus.dissect} with one public
 * {@link io.otus.core.spi.DissectorProvider}, named in {@code META-INF/services/io.otus.core.spi.DissectorProvider}.
 * Its {@link io.otus.core.spi.Dissector} frames and reads messages and reports what it read to an
 * {@link io.otus.core.spi.Output}.
 *
 * <p>The core does everything else: it identifies flows, reassembles streams, slices datagrams, pairs answers with
 * requests, attaches time and evidence, reports truncation, and stops a dissector that throws.
 */
@NullMarked
package io.otus.core.spi;

import org.jspecify.annotations.NullMarked;
