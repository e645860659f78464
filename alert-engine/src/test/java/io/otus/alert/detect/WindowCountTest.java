package io.otus.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowCountTest {
    @Test
    void itCountsFromTheFirstOneOnAndAnewWhenTheTimeIsOver() {
        WindowCount count = new WindowCount(10);
        assertThat(count.add(100)).isEqualTo(1);
        assertThat(count.add(105)).isEqualTo(2);
        assertThat(count.add(109)).isEqualTo(3);
        assertThat(count.add(110)).isEqualTo(1);
        assertThat(count.add(119)).isEqualTo(2);
        assertThat(count.start()).isEqualTo(110);
        assertThat(count.count()).isEqualTo(2);
    }

    @Test
    void timesBeforeTheEpochAndTimeThatGoesBackAreTimes() {
        WindowCount count = new WindowCount(10);
        assertThat(count.add(-5)).isEqualTo(1);
        assertThat(count.add(-7)).isEqualTo(2);
        assertThat(count.add(4)).isEqualTo(3);
        assertThat(count.add(5)).isEqualTo(1);
    }

    @Test
    void whatAnEarlierRunCountedGoesOn() {
        WindowCount count = new WindowCount(10, 100, 4);
        assertThat(count.add(109)).isEqualTo(5);
        assertThat(new WindowCount(10, 100, 4).add(110)).isEqualTo(1);
    }
}
