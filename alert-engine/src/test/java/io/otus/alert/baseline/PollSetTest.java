package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.model.Rhythm;
import io.otus.core.event.PointRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollSetTest {
    private final PollSet polls = new PollSet();

    private static List<PointRange> points(int first) {
        return List.of(PointRange.of("holding", first, 10));
    }

    private boolean add(List<PointRange> points) {
        return polls.add(new Poll(PollSet.keyOf("read", points), new Rhythm()));
    }

    @Test
    void requestsAreFoundInWhateverOrderTheyCome() {
        assertThat(add(List.of())).isTrue();
        assertThat(add(List.of(PointRange.named("pump/speed")))).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(add(points(i * 10))).isTrue();
        }

        for (int i = 99; i >= 0; i -= 3) {
            assertThat(polls.find("read", points(i * 10))).isSameAs(polls.all().get(i + 2));
        }
        assertThat(polls.find("read", List.of())).isSameAs(polls.all().get(0));
        assertThat(polls.find("read", List.of(PointRange.named("pump/speed"))))
                .isSameAs(polls.all().get(1));
        assertThat(polls.find("write", points(10))).isNull();
        assertThat(polls.find("read", points(5))).isNull();
        assertThat(polls.find("read", List.of(PointRange.of("holding", 10, 10), PointRange.of("coil", 1, 1))))
                .isNull();
    }

    @Test
    void theRestIsFoundAfterOneMadeRoom() {
        for (int i = 0; i <= PollSet.MAX; i++) {
            assertThat(add(points(i * 10))).isTrue();
        }

        assertThat(polls.all()).hasSize(PollSet.MAX);
        assertThat(polls.find("read", points(0))).isNull();
        for (int i = 1; i <= PollSet.MAX; i++) {
            assertThat(polls.find("read", points(i * 10))).isSameAs(polls.all().get(i - 1));
        }
    }
}
