/**
 * Traffic in bulk and traffic that was damaged: a generator of as many Modbus frames as a benchmark wants, and
 * transformers that make of a clean capture what mirror ports, networks and people who hide make of it.
 *
 * <p>Purpose: benchmarks, live tests, and tests that the same conversation is understood the same however it was cut.
 * The transformers know Ethernet, IPv4 and TCP only, and pass on everything else as it is; they are no fuzzers, what
 * they give is always legal traffic.
 */
@NullMarked
package io.otus.simulator.traffic;

import org.jspecify.annotations.NullMarked;
