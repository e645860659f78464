package io.otus.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import org.junit.jupiter.api.Test;

/** The frames that an alert names. */
class AlertEvidenceTest {
    private final Alert alert = TestAlert.of(Kind.PROGRAM_XFER, Severity.CRITICAL);

    private void show(long frame, int offset) {
        FrameSpan span = new FrameSpan(frame, Plant.START, offset, 12);
        alert.frames().add(Evidence.of("cafe00000000", span), Plant.START, null);
    }

    @Test
    void whatShowsSeveralThingsIsNamedOnce() {
        show(7, 54);
        show(7, 54);
        show(7, 66); // another message in the same frame
        show(8, 54);
        assertThat(AlertState.of(alert).evidence())
                .extracting(each -> each.span().frame())
                .containsExactly(7L, 7L, 8L);
    }

    @Test
    void firstAndLastFramesAreNamed() {
        for (int frame = 1; frame <= 40; frame++) {
            show(frame, 54);
            show(frame, 54);
        }
        assertThat(AlertState.of(alert).evidence())
                .extracting(each -> each.span().frame())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 33L, 34L, 35L, 36L, 37L, 38L, 39L, 40L);
    }
}
