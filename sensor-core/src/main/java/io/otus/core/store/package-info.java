/**
 * The one store: an SQLite database in the state directory, its migrations, its one writer thread with group commit,
 * and reading. Nothing else touches SQLite; modules own their tables, named by a prefix, and speak SQL through
 * {@link io.otus.core.store.Batch} and {@link io.otus.core.store.StoreReader}. Knows no module and none of their
 * tables.
 */
@NullMarked
package io.otus.core.store;

import org.jspecify.annotations.NullMarked;
