/**
 * Fuzzing: every dissector of the registry, the readers of capture files, the decoder and the whole pipeline, fed with
 * bytes that coverage feedback chooses. {@code FuzzSuite} runs it with Jazzer; {@code FuzzTargetTest} holds the same
 * promises for the seeds in each build.
 */
@NullMarked
package io.otus.appliance.fuzz;

import org.jspecify.annotations.NullMarked;
