package io.otus.alert.store;

import io.otus.core.store.StoreModule;
import java.util.List;

/** The tables of the alert engine. */
public final class AlertTables implements StoreModule {
    /** The only instance. */
    public static final AlertTables INSTANCE = new AlertTables();

    private AlertTables() {}

    @Override
    public String prefix() {
        return "alert";
    }

    @Override
    public List<String> migrations() {
        return List.of("""
            CREATE TABLE alert_line (
              seq INTEGER PRIMARY KEY,     -- gap-free; receivers go on from the last one they have
              id TEXT NOT NULL,            -- of the alert
              json TEXT NOT NULL           -- the line as it is in alerts.jsonl
            ) STRICT;
            CREATE TABLE alert_state (
              id TEXT PRIMARY KEY,
              first_seen INTEGER NOT NULL, -- event times are nanoseconds since 1970
              last_seen INTEGER NOT NULL,
              fact TEXT NOT NULL,          -- the broken fact, by which repeats are known after a restart
              line_time INTEGER NOT NULL,
              line_due INTEGER NOT NULL,
              json TEXT NOT NULL           -- as a line, with the number of the latest one
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX alert_state_by_time ON alert_state (last_seen);
            CREATE TABLE alert_asset (
              number INTEGER PRIMARY KEY,  -- in the order in which the baseline heard of assets
              asset_id TEXT,               -- in the inventory; NULL for a declared asset that was not seen yet
              alias TEXT,
              name TEXT NOT NULL,
              mac TEXT,
              ip TEXT,
              vlan INTEGER NOT NULL,
              novel TEXT,                  -- history of its appearance, when that alerted
              above TEXT NOT NULL,
              remark TEXT NOT NULL,
              facts TEXT NOT NULL          -- lines of the baseline text, assets named by number
            ) STRICT;
            CREATE TABLE alert_conversation (
              client INTEGER NOT NULL,
              server INTEGER NOT NULL,
              protocol TEXT NOT NULL,
              unit TEXT NOT NULL,
              facts TEXT NOT NULL,
              PRIMARY KEY (client, server, protocol, unit)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE alert_category (
              name TEXT PRIMARY KEY,
              learning INTEGER NOT NULL,
              observations INTEGER NOT NULL,
              once INTEGER NOT NULL,
              started INTEGER NOT NULL,
              ended INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE alert_tail (
              only INTEGER PRIMARY KEY CHECK (only = 1),
              lines TEXT NOT NULL          -- comments behind the last entry of the baseline text
            ) STRICT;
            """, """
            CREATE TABLE alert_decided (
              only INTEGER PRIMARY KEY CHECK (only = 1),
              number INTEGER NOT NULL      -- of the last decision in audit.jsonl that was followed
            ) STRICT;
            """, """
            ALTER TABLE alert_decided ADD COLUMN hash TEXT NOT NULL DEFAULT ''; -- of its line
            ALTER TABLE alert_line ADD COLUMN time INTEGER NOT NULL DEFAULT 0;  -- event time, nanoseconds since 1970
            UPDATE alert_line
            SET time = CAST(strftime('%s', json_extract(json, '$.last_seen')) AS INTEGER) * 1000000000;
            CREATE INDEX alert_line_by_time ON alert_line (time);
            """, """
            CREATE TABLE alert_detector (
              name TEXT PRIMARY KEY,
              lines TEXT NOT NULL          -- what a detector remembers beyond a run, in words of its own
            ) STRICT, WITHOUT ROWID;
            """, """
            ALTER TABLE alert_asset ADD COLUMN novel_facts TEXT;        -- lines as in facts, of what alerted and nobody
            ALTER TABLE alert_conversation ADD COLUMN novel_facts TEXT; -- approved; NULL where none was kept yet
            """);
    }
}
