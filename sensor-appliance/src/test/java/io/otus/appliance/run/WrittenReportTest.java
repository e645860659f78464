package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.alert.alert.Written;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Written points in words. */
class WrittenReportTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String UNREAD = "?";
    private static final long FIRST = 1_772_409_600L * SECOND;

    private static Written written(Written.@Nullable Before before, long further, long refused, String... values) {
        List<Written.Value> all = Arrays.stream(values)
                .map(each -> each.equals(UNREAD) ? Written.Value.UNREAD : new Written.Value(each))
                .toList();
        long last = FIRST + 71 * SECOND;
        return new Written("PLC-3", "holding 100", before, all, further, 3, refused, 0, 0, FIRST, last, "EWS2");
    }

    private static Written.Before before(long seconds) {
        return new Written.Before("600", FIRST - seconds * SECOND);
    }

    @Test
    void aPointIsToldWithWhatItWasAndIs() {
        assertThat(WrittenReport.text(written(before(2), 0, 0, "650")))
                .isEqualTo("PLC-3, holding 100: 600 -> 650, 3 times, last 2026-03-02T00:01:11Z by EWS2");
    }

    @Test
    void whatWasHeardLongBeforeIsToldWithItsTime() {
        assertThat(WrittenReport.text(written(before(70), 0, 0, "650")))
                .startsWith("PLC-3, holding 100: 600 (at 2026-03-01T23:58:50Z) -> 650, 3 times");
    }

    @Test
    void whatIsNotKnownIsNotClaimed() {
        assertThat(WrittenReport.text(written(null, 0, 0, "650"))).startsWith("PLC-3, holding 100: 650, 3 times");
        assertThat(WrittenReport.text(written(before(2), 7, 0, "640", UNREAD)))
                .startsWith("PLC-3, holding 100: 600 -> ... -> 640 -> not read, 3 times");
        assertThat(WrittenReport.text(written(before(2), 0, 3)))
                .startsWith("PLC-3, holding 100: 600, not written, 3 times, 3 refused");
        assertThat(WrittenReport.text(written(null, 0, 1)))
                .startsWith("PLC-3, holding 100: not known to be written, 3 times, 1 refused");
    }

    @Test
    void anEmptyTextIsSeen() {
        assertThat(WrittenReport.text(written(null, 0, 0, "", "a")))
                .startsWith("PLC-3, holding 100: \"\" -> a, 3 times");
    }

    @Test
    void whatIsPutOffIsToldApart() throws IOException {
        Written point = new Written(
                "PLC-3", "holding 100", null, List.of(new Written.Value("")), 0, 3, 0, 1, 1, FIRST, FIRST, "EWS2");
        assertThat(WrittenReport.text(point)).contains(", 3 times, 1 put off, 1 without an answer, last");
        assertThat(json(point)).contains("\"values\":[\"\"]").endsWith("\"by\":\"EWS2\",\"put_off\":1}");
        assertThat(json(written(null, 0, 0, UNREAD)))
                .contains("\"values\":[null]")
                .doesNotContain("put_off");
    }

    private static String json(Written point) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            WrittenReport.write(point, json);
        }
        return text.toString();
    }
}
