/**
 * What is normal at this site: the behaviours of assets and conversations, each one a fact with its state, history and
 * evidence; how facts are learned ({@link io.otus.alert.baseline.Learning}); and their text, which a person reads,
 * edits, keeps and loads back (grammar: {@code docs/baseline-format.md}).
 *
 * <p>Not here: the texts about broken facts (package {@code detect}), and any protocol by name.
 */
@NullMarked
package io.otus.alert.baseline;

import org.jspecify.annotations.NullMarked;
