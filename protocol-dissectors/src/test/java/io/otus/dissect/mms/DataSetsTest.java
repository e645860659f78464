package io.otus.dissect.mms;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.PointRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataSetsTest {
    private static List<PointRange> members(int count) {
        return Stream.generate(() -> PointRange.named("LD0/GGIO1$ST$Ind"))
                .limit(count)
                .toList();
    }

    @Test
    void aListIsKnownByItsLastMembers() {
        DataSets sets = new DataSets();
        sets.learn("a", members(3));
        sets.learn("a", members(2));
        assertThat(sets.of("a")).hasSize(2);
        assertThat(sets.of("b")).isNull();
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() {
        DataSets sets = new DataSets();
        for (int i = 0; i < 1_000; i++) {
            sets.learn("list" + i, members(1_000));
        }
        assertThat(sets.of("list999")).isNotNull();
        assertThat(sets.of("list0")).isNull();
        assertThat(sets.size()).isEqualTo(DataSets.MAX_WEIGHT / 80_000);
    }

    @Test
    void aListThatIsTooLargeIsNotKept() {
        DataSets sets = new DataSets();
        sets.learn("large", members(20_000));
        assertThat(sets.size()).isZero();
    }
}
