package io.otus.core.store;

import org.jspecify.annotations.Nullable;

/** The open transaction, as a {@link WriterStep} sees it. Valid during that call only. */
public interface Writer {
    /** Runs one statement; parameters as in {@link Batch#add}. */
    void execute(String sql, @Nullable Object... parameters);
}
