/** That every stage does what it claims to measure. */
@NullMarked
package io.otus.benchmarks;

import org.jspecify.annotations.NullMarked;
