/**
 * What the analysis costs a packet, stage by stage (JMH). Throughput of the whole program, from files to results, is
 * measured by the script {@code end-to-end}; benchmarks/README.md has the commands.
 */
@NullMarked
package io.otus.benchmarks;

import org.jspecify.annotations.NullMarked;
