package io.otus.inventory.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.table.TableLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionWordTest {
    private static Condition parse(String text) {
        return Condition.parse(new TableLines.Line("rules.txt", 7, text), text, "modbus"::equals);
    }

    @ParameterizedTest
    @EnumSource
    void theHeadOfTheRulesExplainsEachWord(ConditionWord word) throws IOException {
        try (InputStream rules = Objects.requireNonNull(RoleRules.class.getResourceAsStream("rules.txt"))) {
            String head = new String(rules.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", 2)[0];
            assertThat(head).containsPattern("(?m)(^#   |, )" + word.key() + "( |$)");
        }
    }

    @Test
    void aWordThatThereIsNotIsAnsweredWithAllThatThereAre() {
        assertThatThrownBy(() -> parse("serve modbus"))
                .hasMessageContaining("rules.txt line 7")
                .hasMessageContaining("serves, asks, asks-again")
                .hasMessageContaining("level or not");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        serves modbus FLY          | actions such as READ
        asks-again modbus          | asks-again, a protocol and actions
        asks-of modbus many        | asks-of, a protocol and a number
        keeps-up modbus            | keeps-up, a protocol and a number
        cycles-briefly modbus 0    | cycles-briefly, a protocol and a number
        units x                    | units or parts and a number
        says colour red            | an attribute and a regular expression
        says model (               | a regular expression
        not serves modbus FLY      | actions such as READ
        """)
    void whatAWordExpectsIsTold(String condition, String expected) {
        assertThatThrownBy(() -> parse(condition)).hasMessageContaining(expected);
    }
}
