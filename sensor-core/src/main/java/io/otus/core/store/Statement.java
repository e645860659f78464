package io.otus.core.store;

import org.jspecify.annotations.Nullable;

/** One SQL statement with its parameters, as {@link Batch#add} takes them. */
final class Statement implements WriterStep {
    /** Bytes of a number, or of a text without its characters. */
    private static final int PARAMETER = 32;

    private final String sql;
    private final @Nullable Object[] parameters;

    Statement(String sql, @Nullable Object[] parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    String sql() {
        return sql;
    }

    @Nullable
    Object[] parameters() {
        return parameters;
    }

    /** About as many bytes as its parameters take in memory. */
    int bytes() {
        int sum = PARAMETER * parameters.length;
        for (Object each : parameters) {
            if (each instanceof String text) {
                sum += text.length();
            } else if (each instanceof byte[] bytes) {
                sum += bytes.length;
            }
        }
        return sum;
    }

    @Override
    public void run(Writer writer) {
        writer.execute(sql, parameters);
    }
}
