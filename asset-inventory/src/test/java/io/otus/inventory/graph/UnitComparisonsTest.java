package io.otus.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is kept to compare sub-devices is bounded over all devices, and given up where nothing tells them apart. */
class UnitComparisonsTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final UnitComparisons comparisons = new UnitComparisons();

    private UnitContents contents(UnitSet parts) {
        return Objects.requireNonNull(comparisons.of(parts, 0));
    }

    private static UnitContents.Found reads(UnitContents contents, String number, long time, long... values) {
        return contents.answered(
                number, "client", List.of(PointRange.of("holding", 0, ValueList.signed(values))), _ -> false, time);
    }

    @Test
    void thereAreNoMoreThanTheBoundAndOneThatRestsMakesRoom() {
        List<UnitSet> all = new ArrayList<>();
        for (int i = 0; i < UnitComparisons.MAX_DEVICES; i++) {
            all.add(new UnitSet());
            reads(contents(all.get(i)), "1", i == 7 ? 0 : 1, 5);
        }
        UnitSet late = new UnitSet();
        assertThat(comparisons.of(late, HOUR - 1)).isNull();
        assertThat(comparisons.of(late, HOUR)).isNotNull();
        assertThat(all.get(7).contents()).isNull();
        assertThat(all.get(8).contents()).isNotNull();
        assertThat(comparisons.of(all.get(7), HOUR)).isNull();

        all.get(8).alike(true);
        assertThat(comparisons.of(all.get(7), HOUR)).isNotNull();
        assertThat(comparisons.weight()).isLessThan(10_000_000);
    }

    @Test
    void whatNothingTellsApartIsSettled() {
        UnitContents contents = contents(new UnitSet());
        int answers = 0;
        while (!contents.isSettled()) {
            assertThat(reads(contents, answers % 2 == 0 ? "1" : "2", answers, 7, 8))
                    .isEqualTo(UnitContents.Found.NOTHING);
            assertThat(++answers).isLessThan(1_000);
        }
        assertThat(answers).isGreaterThan(4 * UnitContents.TURNS);
    }

    @Test
    void oneThatIsYetToBeComparedIsWaitedFor() {
        UnitContents contents = contents(new UnitSet());
        reads(contents, "3", 0, 7, 8);
        reads(contents, "9", 0, 70, 80);
        for (int i = 0; i < 1_000; i++) {
            reads(contents, i % 2 == 0 ? "3" : "2", i, 7, 8);
        }
        assertThat(contents.isSettled()).isFalse();
    }
}
