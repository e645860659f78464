package io.otus.alert.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of rules. */
class ExpressionTest {
    /** A request with a list of items, each with an address. */
    private static Fields event(Expression expression) {
        Fields fields = new Fields(expression.fields());
        fields.add("protocol", "modbus");
        fields.add("client", "10.1.2.7");
        fields.add("code", 6.0);
        fields.number("function_code", 6);
        fields.flag("broadcast", false);
        fields.real("level", 2.5);
        fields.beginObject("header");
        fields.text("name", "PLC 3");
        fields.end();
        fields.beginArray("items");
        for (int i = 1; i <= 3; i++) {
            fields.beginElement();
            fields.number("address", 100L * i);
            fields.values("registers", ValueList.unsigned(new long[] {i, i + 1}));
            fields.end();
        }
        fields.end();
        fields.number("last", 1);
        return fields;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        function_code == 6                                      | true
        function_code == 0x06                                   | true
        function_code != 6                                      | false
        absent != 6                                             | false
        not absent == 6                                         | true
        header.name == "PLC 3"                                  | true
        header.name == 'PLC 3' and last == 1                    | true
        header.name contains "LC"                               | true
        header.name starts_with "LC"                            | false
        header.name ends_with "3"                               | true
        name                                                    | false
        broadcast                                               | false
        broadcast == false                                      | true
        items.address in 250..350                               | true
        items.address in 101..199                               | false
        items.address in [7, 200]                               | true
        items.registers >= 4                                    | true
        items.registers > 4                                     | false
        level < 2.5 or level <= 2.5                             | true
        level in -1.5..2                                        | false
        client within "10.1.2.0/24"                             | true
        client within "10.1.3.0/24"                             | false
        protocol within "10.0.0.0/8"                            | false
        protocol == "modbus" and not (code == 5 or code == 16)  | true
        protocol == "dnp3" or protocol == "modbus" and code == 5 | false
        (protocol == "dnp3" or protocol == "modbus") and code == 6 | true
        """)
    void anExpressionHoldsWhereOneOfTheValuesFits(String text, boolean holds) throws ExpressionException {
        Expression expression = Expression.parse(text, FieldTypes.OPERATION);
        assertThat(expression.holds(event(expression))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        code == "6"              | 8  | '6' does not fit: code is a number
        protocol == 6            | 12 | '6' does not fit: protocol is a text
        protocol == modbus       | 12 | 'modbus' (expected: a number, a text in quotes, true or false)
        function_code ==         | 16 | 'the end' (expected: a number
        function_code == 6 and   | 22 | 'the end' (expected: a field
        function_code < "a"      | 16 | 'a' (expected: a number)
        level contains 5         | 15 | '5' (expected: a text)
        level in 5               | 10 | 'the end' (expected: ..)
        level in [5              | 11 | 'the end' (expected: , or ])
        (code == 6               | 10 | 'the end' (expected: ))
        code == 6 code           | 10 | 'code' (expected: and, or, or the end)
        code == 6x               | 8  | '6x' (expected: a number)
        name == "PLC             | 8  | the text that begins here does not end
        code ; 6                 | 5  | ';' (expected: a field, a value, or an operator)
        client within "10.1.2.0" | 14 | '10.1.2.0' (expected: a network such as 10.1.2.0/24)
        """)
    void whatIsNoExpressionIsToldWithItsPlace(String text, int offset, String problem) {
        assertThatThrownBy(() -> Expression.parse(text, FieldTypes.OPERATION))
                .isInstanceOfSatisfying(ExpressionException.class, e -> {
                    assertThat(e.offset()).isEqualTo(offset);
                    assertThat(e).hasMessageContaining(problem);
                });
    }

    @Test
    void lengthDepthAndValuesAreBounded() throws ExpressionException {
        assertThatThrownBy(() -> Expression.parse("(".repeat(40) + "a" + ")".repeat(40), FieldTypes.MESSAGE))
                .hasMessageContaining("parts within each other");
        assertThatThrownBy(() -> Expression.parse("not ".repeat(40) + "a", FieldTypes.MESSAGE))
                .hasMessageContaining("parts within each other");
        assertThatThrownBy(() -> Expression.parse("a == 1 or ".repeat(500) + "a", FieldTypes.MESSAGE))
                .hasMessageContaining("longer than");
        Expression one = Expression.parse("a == 1", FieldTypes.MESSAGE);
        Fields fields = new Fields(one.fields());
        for (int i = 0; i < 10_000; i++) {
            fields.number("a", i);
        }
        assertThat(fields.values("a")).hasSize(Fields.MAX_VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "message", "source", "source_mac", "destination", "destination_mac"})
    void textsOfMessagesAreNoNumbers(String field) {
        assertThatThrownBy(() -> Expression.parse(field + " == 1", FieldTypes.MESSAGE))
                .hasMessageContaining(field + " is a text");
    }

    @Test
    void fieldsAreInOrder() throws ExpressionException {
        Expression many =
                Expression.parse("vlan == 1 or not (code == 6 and unit or action == \"read\")", FieldTypes.OPERATION);
        assertThat(many.fields()).containsExactly("action", "code", "unit", "vlan");
    }
}
