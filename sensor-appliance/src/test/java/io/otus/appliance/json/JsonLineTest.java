package io.otus.appliance.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.value.ValueList;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
    private final JsonLine json = new JsonLine();

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                999,
                1_000,
                9_999,
                10_000,
                99_999,
                100_000,
                999_999,
                1_000_000,
                9_999_999,
                10_000_000,
                99_999_999,
                100_000_000,
                999_999_999,
                1_000_000_000,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                10_000_000_000L,
                1_000_000_000_000_000_001L,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void integersAreExact(long value) {
        json.begin().number("n", value);
        json.finish();
        assertThat(json).hasToString("{\"n\":" + value + "}\n");
    }

    @Test
    void timesHaveNineDecimals() {
        json.begin().time("t", 1_700_000_000L * 1_000_000_000L + 1_020_300);
        json.finish();
        assertThat(json).hasToString("{\"t\":\"2023-11-14T22:13:20.001020300Z\"}\n");
    }

    @Test
    void timesBeforeTheEpochAreTimesToo() {
        json.begin().time("t", -1);
        json.finish();
        assertThat(Instant.parse(json.toString().substring(6, 36))).isEqualTo(Instant.ofEpochSecond(0, -1));
    }

    @Test
    void whatCouldEndALineOrSteerATerminalIsEscaped() {
        json.begin().text("s", "a\"b\\c\n\u001b[2J\u202e\u2028é\uD83E\uDD89\uD83E");
        json.finish();
        assertThat(json).hasToString("{\"s\":\"a\\\"b\\\\c\\n\\u001b[2J\\u202e\\u2028é\uD83E\uDD89\\ud83e\"}\n");
    }

    @Test
    void unsignedValuesAboveTheLargestLongStayPositive() {
        json.begin().values("v", ValueList.unsigned(new long[] {1, -1}));
        json.finish();
        assertThat(json).hasToString("{\"v\":[1,18446744073709551615]}\n");
    }

    @Test
    void moreIntegersThanAreTakenAtOnceAreAllThere() {
        long[] integers = LongStream.rangeClosed(-100, 100)
                .map(i -> i * (Long.MAX_VALUE / 100))
                .toArray();
        json.begin().values("v", ValueList.signed(integers));
        json.finish();
        assertThat(json).hasToString("{\"v\":" + Arrays.toString(integers).replace(" ", "") + "}\n");
    }

    @Test
    void moreTextsThanAreKeptAreAllWritten() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) {
                json.begin().text("a", "" + i);
                json.text("b", "" + i);
                json.text("long", "x".repeat(100) + i);
                json.text("quoted", "\"");
                json.finish();
                String expected = "{\"a\":\"%1$d\",\"b\":\"%1$d\",\"long\":\"%2$s%1$d\",\"quoted\":\"\\\"\"}\n"
                        .formatted(i, "x".repeat(100));
                assertThat(json).hasToString(expected);
            }
        }
    }

    @Test
    void fieldsOfAnEarlierLineAreTheSameAgain() {
        json.begin().number("a", 1);
        int start = json.size();
        json.number("b", 2);
        byte[] fields = json.copyFrom(start);
        json.begin().number("a", 3);
        json.fields(fields);
        json.text("c", "");
        json.finish();
        assertThat(json).hasToString("{\"a\":3,\"b\":2,\"c\":\"\"}\n");
    }
}
