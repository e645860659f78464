package io.otus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every dissector must keep. A protocol's test extends this and adds only its rows; passing it should mean that no
 * bytes harm the sensor, and a bug that it misses is a bug of this class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DissectorContract {
    private static final int DAMAGED_PER_ROW = 2_000;
    private static final long SEED = 20_260_101L;

    /** The protocol under test. */
    protected abstract DissectorProvider provider();

    /** Its table: at least one row per function, per anomaly code and for an unknown code. */
    protected abstract Stream<Row> rows();

    /** What brings the bytes of the rows. */
    protected Carrier carrier() {
        return Carrier.STREAM;
    }

    /** What the parent layer addresses, for a child that only some addresses bring. */
    protected String parentAddress() {
        return "";
    }

    private DissectorHarness harness() {
        return new DissectorHarness(provider().create(), carrier(), parentAddress());
    }

    private List<Seen> run(Row row, int chunk) {
        DissectorHarness harness = harness();
        for (Row.Step step : row.steps()) {
            harness.feed(step.direction(), step.bytes().toArray(), chunk);
        }
        return harness.seen();
    }

    private static List<Seen> compared(List<Seen> seen, Row row) {
        Set<Class<?>> kinds = new HashSet<>(List.of(Seen.Malformed.class, Seen.Unknown.class));
        row.expected().forEach(expected -> kinds.add(expected.getClass()));
        return seen.stream().filter(one -> kinds.contains(one.getClass())).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsReadAsTheStandardSays(Row row) {
        assertThat(compared(run(row, Integer.MAX_VALUE), row)).isEqualTo(row.expected());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theAnswerIsTheSameHoweverTheBytesAreCut(Row row) {
        if (carrier() != Carrier.STREAM) {
            return;
        }
        List<Seen> whole = run(row, Integer.MAX_VALUE);
        int longest = row.steps().stream()
                .mapToInt(step -> step.bytes().length())
                .max()
                .orElse(0);
        for (int chunk = 1; chunk <= longest; chunk++) {
            assertThat(run(row, chunk)).as("chunks of %d", chunk).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noPrefixOfAStreamReportsTheWhole(Row row) {
        if (carrier() != Carrier.STREAM) {
            return;
        }
        Row.Step last = row.steps().getLast();
        List<Seen> whole = run(row, Integer.MAX_VALUE);
        for (int length = 0; length < last.bytes().length(); length++) {
            List<Row.Step> steps =
                    new ArrayList<>(row.steps().subList(0, row.steps().size() - 1));
            byte[] prefix = Arrays.copyOf(last.bytes().toArray(), length);
            steps.add(new Row.Step(last.direction(), io.otus.core.bytes.Octets.copyOf(prefix)));
            List<Seen> seen = run(new Row("prefix", steps, List.of()), Integer.MAX_VALUE);
            assertThat(seen.size()).as("prefix of %d bytes", length).isLessThan(Math.max(1, whole.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPrefixOfADatagramNeverThrows(Row row) {
        for (Row.Step step : row.steps()) {
            byte[] bytes = step.bytes().toArray();
            for (int length = 0; length <= bytes.length; length++) {
                harness().feed(step.direction(), Arrays.copyOf(bytes, length), Integer.MAX_VALUE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatFollowsAMessageDoesNotChangeItsLength(Row row) {
        byte[] bytes = row.steps().getFirst().bytes().toArray();
        if (carrier() != Carrier.STREAM || bytes.length == 0) {
            return;
        }
        DissectorHarness harness = harness();
        Dissector dissector = provider().create();
        int alone = dissector.frameLength(ByteView.of(bytes), harness);
        for (int filler : new int[] {0x00, 0x55, 0xFF}) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 300);
            Arrays.fill(longer, bytes.length, longer.length, (byte) filler);
            int length = dissector.frameLength(ByteView.of(longer), harness);
            if (alone > 0) {
                assertThat(length).isEqualTo(alone);
            }
        }
    }

    /** A length that is damaged leaves bytes behind a message that are none of it, and must not be looked at. */
    @Test
    void damagedRowsNeverThrowAndAreReadTheSameHoweverTheyAreCut() {
        for (Row row : rows().toList()) {
            Random random = new Random(SEED);
            for (int i = 0; i < DAMAGED_PER_ROW; i++) {
                int copy = i;
                DissectorHarness cut = harness();
                DissectorHarness whole = harness();
                for (Row.Step step : row.steps()) {
                    byte[] bytes = step.bytes().toArray();
                    damage(bytes, random);
                    int chunk = 1 + random.nextInt(Math.max(1, bytes.length));
                    try {
                        cut.feed(step.direction(), bytes, chunk);
                        whole.feed(step.direction(), bytes, Integer.MAX_VALUE);
                    } catch (RuntimeException e) {
                        throw new AssertionError(damaged(row, copy, bytes), e);
                    }
                    assertThat(cut.seen())
                            .as(() -> damaged(row, copy, bytes) + " in chunks of " + chunk)
                            .isEqualTo(whole.seen());
                }
            }
        }
    }

    private static String damaged(Row row, int copy, byte[] bytes) {
        return row + ", damaged copy " + copy + ", seed " + SEED + ": " + io.otus.core.bytes.Octets.copyOf(bytes);
    }

    private static void damage(byte[] bytes, Random random) {
        for (int k = random.nextInt(4); k >= 0 && bytes.length > 0; k--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
    }

    @Test
    void aGapNeverThrows() {
        for (Row row : rows().toList()) {
            Dissector dissector = provider().create();
            DissectorHarness harness = new DissectorHarness(dissector, carrier(), parentAddress());
            for (Row.Step step : row.steps()) {
                harness.feed(step.direction(), step.bytes().toArray(), Integer.MAX_VALUE);
                dissector.gap(step.direction());
                dissector.gap(Direction.UNKNOWN);
            }
        }
    }

    @Test
    void messagesWriteTheirComponentsUnderTheirOwnNames() {
        for (Row row : rows().toList()) {
            for (Seen seen : run(row, Integer.MAX_VALUE)) {
                if (!(seen instanceof Seen.Message message)) {
                    continue;
                }
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                assertThat(fields.depth()).as("open objects of %s", message).isZero();
                assertThat(message.event().message()).isNotBlank();
                for (String line : fields.lines()) {
                    String name = line.substring(0, line.indexOf('=')).replaceAll(".*\\.", "");
                    assertThat(name).matches("[a-z][a-z0-9_]*");
                }
                RecordComponent[] components = message.event().getClass().getRecordComponents();
                assertThat(components)
                        .as("%s is a record", message.event().getClass())
                        .isNotNull();
            }
        }
    }

    /**
     * What a contract holds of a protocol, for tests that feed its rows to something else.
     *
     * @param provider the protocol
     * @param carrier what brings the bytes of the rows
     * @param parentAddress what the parent layer addresses; empty where that is nothing
     * @param rows what is said
     */
    public record Table(DissectorProvider provider, Carrier carrier, String parentAddress, List<Row> rows) {}

    /** All that it holds. */
    public final Table table() {
        return new Table(provider(), carrier(), parentAddress(), rows().toList());
    }

    /** Everything that the rows make the dissector report. */
    public final List<Seen> seenInRows() {
        return rows().flatMap(row -> run(row, Integer.MAX_VALUE).stream()).toList();
    }

    /** Names of all fields that the messages of the rows write, and of the objects around them. */
    public final Set<String> fieldsWritten() {
        Set<String> names = new TreeSet<>();
        for (Seen seen : seenInRows()) {
            if (seen instanceof Seen.Message message) {
                RecordingFields fields = new RecordingFields();
                message.event().fields(fields);
                fields.lines().forEach(line -> names.addAll(names(line)));
            }
        }
        return names;
    }

    private static List<String> names(String line) {
        return Stream.of(line.substring(0, line.indexOf('=')).split("\\.", -1))
                .filter(name -> name.matches("[a-z][a-z0-9_]*"))
                .toList();
    }

    @Test
    void theProtocolSaysWhatItIs() {
        assertThat(provider().protocol()).isEqualTo(provider().protocol());
        assertThat(provider().protocol().specification()).isNotBlank();
        assertThat(provider().getClass().getPackageName())
                .endsWith("." + provider().protocol().id().toLowerCase(Locale.ROOT));
    }
}
