package io.otus.core.evidence;

import io.otus.core.store.StoreModule;
import java.util.List;

/** The index of the kept frames in the store. */
public final class EvidenceTables implements StoreModule {
    /** The only instance. */
    public static final EvidenceTables INSTANCE = new EvidenceTables();

    private EvidenceTables() {}

    @Override
    public String prefix() {
        return "core";
    }

    @Override
    public List<String> migrations() {
        return List.of("""
                CREATE TABLE core_evidence_file (
                  name TEXT PRIMARY KEY,
                  purpose TEXT NOT NULL,
                  bytes INTEGER NOT NULL,      -- what is durable of it; anything behind is the rest of a crash
                  last_time INTEGER NOT NULL   -- of its latest frame, nanoseconds since 1970
                ) STRICT;
                CREATE TABLE core_evidence (
                  capture TEXT NOT NULL,
                  frame INTEGER NOT NULL,
                  file TEXT NOT NULL REFERENCES core_evidence_file (name) ON DELETE CASCADE,
                  position INTEGER NOT NULL,   -- of its packet block in the file
                  link_type INTEGER NOT NULL,
                  PRIMARY KEY (capture, frame)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX core_evidence_by_file ON core_evidence (file);
                """, """
                CREATE TABLE core_evidence_expired (
                  id INTEGER PRIMARY KEY,      -- in the order in which files were deleted
                  capture TEXT NOT NULL,
                  frames TEXT                  -- those of one file, each number between blanks; null where that is not known
                ) STRICT;
                CREATE INDEX core_evidence_expired_by_capture ON core_evidence_expired (capture);
                INSERT INTO core_evidence_expired (capture) SELECT DISTINCT capture FROM core_evidence;
                """);
    }
}
