/**
 * The test kit: what every dissector's test inherits, and small real collaborators. Published as the test-jar of the
 * core; no production code depends on it.
 */
@NullMarked
package io.otus.testkit;

import org.jspecify.annotations.NullMarked;
