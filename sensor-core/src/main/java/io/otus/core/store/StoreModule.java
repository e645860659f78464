package io.otus.core.store;

import java.util.List;

/**
 * A part of the program that has tables of its own in the store. The store keeps a version for each module, so modules
 * change their tables independently of each other.
 */
public interface StoreModule {
    /**
     * Stable name of the module; each of its tables and indexes is named {@code PREFIX_...}. Lower-case letters only.
     */
    String prefix();

    /**
     * SQL scripts, each of one or more statements that end with a semicolon. Script {@code n} brings version {@code n -
     * 1} to {@code n}; the list only ever grows, and a script that was released is never edited.
     */
    List<String> migrations();
}
