package io.otus.alert.store;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.OpenAlert;
import io.otus.core.event.EventTime;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAlertsTest {
    private static final String INTO =
            "INSERT INTO alert_state (id, first_seen, last_seen, fact, line_time, line_due, json) ";
    /** The same alert so many times, each a nanosecond before the next. */
    private static final String MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            + INTO
            + "SELECT 'many ' || i, ? + i, ? + i, 'fact', 0, 0, ? FROM n";

    @TempDir
    Path directory = Path.of("");

    private Store store;
    private StoreReader reader;

    @BeforeEach
    void open() {
        store = Store.open(directory, List.of(AlertTables.INSTANCE));
        reader = store.reader();
    }

    @AfterEach
    void close() {
        reader.close();
        store.close();
    }

    private static String json(String id, String status, String severity, long firstSeen, long lastSeen) {
        return """
            {"id": "%s", "kind": "MALFORMED", "severity": "%s", "status": "%s", "count": 1,
             "first_seen": "%s", "last_seen": "%s", "occurrence": {"n": 1, "first_seen": "%4$s", "count": 1}}\
            """.formatted(id, severity, status, EventTime.nanoseconds(firstSeen), EventTime.nanoseconds(lastSeen));
    }

    private void put(String id, String status, String severity, long firstSeen, long lastSeen) {
        String json = json(id, status, severity, firstSeen, lastSeen);
        putRaw(id, firstSeen, lastSeen, json);
    }

    private void putRaw(String id, long firstSeen, long lastSeen, String json) {
        Batch batch = new Batch().add(INTO + "VALUES (?, ?, ?, 'fact', 0, 0, ?)", id, firstSeen, lastSeen, json);
        store.write(batch).join();
    }

    private List<String> alive() {
        return KeptAlerts.read(reader).alive().stream()
                .map(state -> state.origin().id())
                .toList();
    }

    private List<String> resting() {
        return KeptAlerts.read(reader).resting().stream().map(OpenAlert::id).toList();
    }

    @Test
    void ofAnEmptyStoreNothingCounts() {
        assertThat(alive()).isEmpty();
        assertThat(resting()).isEmpty();
    }

    @Test
    void whatMayFoldIsInTheOrderInWhichItBegan() {
        put("latest", "new", "low", START + 2 * MINUTE, START + 3 * HOUR);
        put("closed", "closed", "low", START, START + 3 * HOUR - MINUTE);
        put("first", "acknowledged", "high", START - MINUTE, START + 2 * HOUR + 1);
        put("over", "new", "high", START, START + 2 * HOUR);
        assertThat(alive()).containsExactly("first", "closed", "latest");
        assertThat(resting()).containsExactly("over");
    }

    @Test
    void whatRestsIsInTheOrderInWhichItWasLastSeenUnlessSomebodyIsDoneWithIt() {
        put("latest", "new", "low", START, START + 9 * HOUR);
        put("later", "acknowledged", "low", START, START + 2 * HOUR);
        put("earlier", "new", "critical", START + MINUTE, START + HOUR);
        put("done", "closed", "critical", START, START + 3 * HOUR);
        put("normal", "learned", "critical", START, START + 3 * HOUR);
        assertThat(alive()).containsExactly("latest");
        assertThat(resting()).containsExactly("earlier", "later");
    }

    @Test
    void theMostImportantOnesLiveOnAndTheOthersRest() {
        put("older", "new", "medium", START, START);
        put("closed", "closed", "critical", START, START);
        String low = json("low", "new", "low", START, START);
        store.write(new Batch().add(MANY, AlertBook.MAX_ALIVE, START, START, low))
                .join();
        assertThat(alive()).hasSize(AlertBook.MAX_ALIVE).startsWith("older");
        assertThat(resting()).containsExactly("low"); // and not the closed one
    }

    @Test
    void whatIsBeyondTheLatestOnesThatRestIsNotLookedAt() {
        put("latest", "new", "low", START, START + 9 * HOUR);
        String old = json("old", "new", "low", START, START);
        store.write(new Batch().add(MANY, AlertBook.MAX_RESTING, START, START, old))
                .join();
        putRaw("oldest", START, START, "{\"status\": \"new\"}"); // which is no alert
        assertThat(alive()).containsExactly("latest");
        assertThat(resting()).hasSize(AlertBook.MAX_RESTING).containsOnly("old");
    }
}
