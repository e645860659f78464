package io.otus.appliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.LearningPlan.Repetition;
import io.otus.appliance.exit.Failure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningSectionTest {
    private static LearningPlan plan(String yaml) {
        return ConfigReader.parse(yaml, "otus.yaml").learningPlan();
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        assertThat(plan("sensor: a")).isEqualTo(Repetition.DEFAULT);
        assertThat(plan("learning: {hours: 6, new_percent: 2}"))
                .isEqualTo(new Repetition(6, 2, Duration.ofDays(7), 0.02));
        assertThat(plan("learning: {days: 5, least: 14 d}")).isEqualTo(new Repetition(3, 5, Duration.ofDays(14), 0.01));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hours: 1        | hours: 1 (expected: 2
        days: 400       | days: 400 (expected: 2
        least: 30 min   | least: 30 min (expected: 1 h
        new_percent: 0  | new_percent: 0 (expected: 1
        until: 1 h      | unknown key 'until'
        """)
    void whatDoesNotFitIsTold(String key, String problem) {
        assertThatThrownBy(() -> plan("learning:\n  " + key))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(problem);
    }
}
