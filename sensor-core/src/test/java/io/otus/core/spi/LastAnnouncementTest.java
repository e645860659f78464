package io.otus.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastAnnouncementTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_700_000_000L * SECOND;

    private final LastAnnouncement<String> told = new LastAnnouncement<>();

    @Test
    void theFirstAnnouncementIsNewsAndTheSameIsNotForAMinute() {
        assertThat(told.take("on", BEGIN)).isTrue();
        assertThat(told.take("on", BEGIN)).isFalse();
        assertThat(told.take("on", BEGIN + 59 * SECOND)).isFalse();
        assertThat(told.take("on", BEGIN + 60 * SECOND)).isTrue();
        assertThat(told.take("on", BEGIN + 119 * SECOND)).isFalse();
    }

    @Test
    void aChangeIsNewsAtOnceAndTheMinuteBeginsWithIt() {
        assertThat(told.take("on", BEGIN)).isTrue();
        assertThat(told.take("off", BEGIN + 59 * SECOND)).isTrue();
        assertThat(told.take("off", BEGIN + 60 * SECOND)).isFalse();
        assertThat(told.take("on", BEGIN + 61 * SECOND)).isTrue();
    }

    @Test
    void whatIsOnlyAskedForWasNotTold() {
        assertThat(told.isNews("on", BEGIN)).isTrue();
        assertThat(told.isNews("on", BEGIN)).isTrue();
        told.tell("on for 4 s", BEGIN);
        assertThat(told.isNews("on", BEGIN + SECOND)).isTrue();
        assertThat(told.isNews("on for 4 s", BEGIN + SECOND)).isFalse();
    }

    @Test
    void whatWasForgottenIsNewsAgain() {
        assertThat(told.take("on", BEGIN)).isTrue();
        told.forget();
        assertThat(told.take("on", BEGIN + SECOND)).isTrue();
    }
}
