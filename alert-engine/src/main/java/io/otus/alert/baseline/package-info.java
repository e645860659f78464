/**
 * What is normal here: the behaviours of assets and conversations, each one a fact with its state, history and
 * evidence; how facts are learned ({@link io.otus.alert.baseline.Learning}); and their text, which a person reads,
 * edits, keeps and loads back (grammar: {@code docs/baseline-format.md}).
 *
 * <p>Not here: what to say when a fact is broken (package {@code detect}), and any protocol by name.
 */
@NullMarked
package io.otus.alert.baseline;

import org.jspecify.annotations.NullMarked;
