package io.otus.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.alert.ClosingRule;
import io.otus.alert.detect.Severity;
import io.otus.appliance.exit.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section {@code auto_close}. */
class ClosingRuleTest {
    private static @Nullable ClosingRule rule(String yaml) {
        return ConfigReader.parse(yaml, "otus.yaml").closingRule();
    }

    @Test
    void whatIsNotSaidIsAsUsualAndItIsSwitchedOff() {
        assertThat(rule("sensor: a")).isEqualTo(ClosingRule.DEFAULT);
        assertThat(rule("auto_close: {untouched: 7 d, worst: low}"))
                .isEqualTo(new ClosingRule(Duration.ofDays(7), Duration.ofDays(1), Severity.LOW));
        assertThat(rule("auto_close: {enabled: false, over: 2 h}")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        over: 59 min      | over: 59 min (expected: 1 h
        untouched: 9999 d | untouched: 9999 d (expected: 1 h
        worst: awful      | worst: 'awful' (expected: info
        after: 1 h        | unknown key 'after'
        """)
    void whatDoesNotFitIsTold(String key, String problem) {
        assertThatThrownBy(() -> rule("auto_close:\n  " + key))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(problem);
    }
}
