package io.otus.appliance.export;

import io.otus.core.store.StoreModule;
import java.util.List;

/** The table of cursors: how far each sink is. */
public final class ExportTables implements StoreModule {
    /** The only instance. */
    public static final ExportTables INSTANCE = new ExportTables();

    private ExportTables() {}

    @Override
    public String prefix() {
        return "export";
    }

    @Override
    public List<String> migrations() {
        return List.of("""
                CREATE TABLE export_cursor (
                  sink TEXT PRIMARY KEY, -- as it was named
                  seq INTEGER NOT NULL   -- of the last alert line that it is known to have
                ) STRICT, WITHOUT ROWID;
                """);
    }
}
