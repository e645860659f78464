package io.otus.alert.store;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.OpenAlert;
import io.otus.alert.log.AlertJsonReader;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of earlier runs in the store that matter after a restart. Immutable.
 *
 * @param alive those into which more may fold, in the order in which they began; at most {@link AlertBook#MAX_ALIVE}
 * @param resting the latest of the others that nobody is done with, in the order in which they were last seen; at most
 *     {@link AlertBook#MAX_RESTING}
 */
record KeptAlerts(List<AlertState> alive, List<OpenAlert> resting) {
    /** An alert that was seen longer ago folds nothing any more. */
    private static final long FOLDS = Nanos.HOUR;

    /**
     * Selects the alerts that stay alive: the most important ones, as a book with too many would keep them. They come
     * first; the others follow, the latest first.
     */
    private static final String KEPT = """
        WITH alive AS MATERIALIZED (
          SELECT id FROM alert_state WHERE last_seen > (SELECT max(last_seen) FROM alert_state) - ?
          ORDER BY json_extract(json, '$.status') IN ('new', 'acknowledged') DESC,
            CASE json_extract(json, '$.severity')
              WHEN 'critical' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END DESC,
            last_seen DESC, id DESC LIMIT ?)
        SELECT json, fact, line_time, line_due, id IN alive AS lives FROM alert_state
        WHERE lives OR json_extract(json, '$.status') IN ('new', 'acknowledged')
        ORDER BY lives DESC, iif(lives, first_seen, -last_seen), id LIMIT ?\
        """;

    KeptAlerts {
        alive = List.copyOf(alive);
        resting = List.copyOf(resting);
    }

    /**
     * Reads them in one go. SQLite parses the states of the last hour to rank them, and all others for their status,
     * which is what takes its time; of those beyond what is kept nothing more is looked at.
     */
    static KeptAlerts read(StoreReader reader) {
        List<AlertState> alive = new ArrayList<>();
        List<OpenAlert> latestFirst = new ArrayList<>();
        reader.forEach(
                KEPT,
                row -> {
                    boolean lives = row.integer(5) != 0;
                    if (!lives && latestFirst.size() == AlertBook.MAX_RESTING) {
                        return;
                    }
                    AlertState state =
                            AlertJsonReader.read(row.text(1), row.text(2), row.integer(3), row.integer(4) != 0);
                    if (lives) {
                        alive.add(state);
                    } else {
                        latestFirst.add(OpenAlert.of(state));
                    }
                },
                FOLDS,
                AlertBook.MAX_ALIVE,
                AlertBook.MAX_ALIVE + AlertBook.MAX_RESTING);
        return new KeptAlerts(alive, latestFirst.reversed());
    }
}
