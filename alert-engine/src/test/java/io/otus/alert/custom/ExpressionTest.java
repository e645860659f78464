package io.otus.alert.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.value.ValueList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        client == "10.1.2.7" or client in ["fe80::0:1"]          | true
        client contains "1.2"                                   | true
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
        index in 30..20          | 9  | '30..20' is empty (expected: from, then to)
        level in [1, 2] or index in 2..-3 | 28 | '2..-3' is empty
        client == "10.1.2"       | 10 | '10.1.2' does not fit: client is an IP address, such as 10.1.2.3
        client_mac == "zz:zz"    | 14 | 'zz:zz' does not fit: client_mac is a MAC address
        server_port == 99999999  | 15 | '99999999' does not fit: server_port is a port, 0 to 65535
        vlan in [1, 4096]        | 12 | '4096' does not fit: vlan is a VLAN, 0 to 4095
        protocol within "10.0.0.0/8" | 16 | '10.0.0.0/8' does not fit: protocol is a text
        value_of.x == 3          | 0  | 'value_of.x' (expected: value_of.100, or value_of.100.119
        value_of.9.3 == 3        | 0  | 'value_of.9.3' (expected: value_of.100, or value_of.100.119
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
    @CsvSource({
        "protocol, a text",
        "message, a text",
        "source, an IP address",
        "source_mac, a MAC address",
        "destination, an IP address",
        "destination_mac, a MAC address",
        "sender, client or server"
    })
    void textsOfMessagesAreNoNumbers(String field, String type) {
        assertThatThrownBy(() -> Expression.parse(field + " == 1", FieldTypes.MESSAGE))
                .hasMessageContaining(field + " is " + type);
        assertThatThrownBy(() -> Expression.parse("sender == 'both'", FieldTypes.MESSAGE))
                .hasMessageContaining("'both' does not fit: sender is client or server");
    }

    @Test
    void macAddressesAreComparedHoweverTheyAreWritten() throws ExpressionException {
        Expression dashed = Expression.parse("client_mac == '00-1B-1B-01-02-03'", FieldTypes.OPERATION);
        Fields fields = new Fields(dashed.fields());
        fields.add("client_mac", "00:1b:1b:01:02:03");
        assertThat(dashed.holds(fields)).isTrue();
    }

    @Test
    void aFieldIsRequiredWhereTheWholeHoldsWithItAlone() throws ExpressionException {
        assertThat(Expression.parse("a and protocol in ['x', 'y']", FieldTypes.MESSAGE)
                        .required("protocol"))
                .containsExactly("x", "y");
        assertThat(Expression.parse("a or protocol == 'x'", FieldTypes.MESSAGE).required("protocol"))
                .isEmpty();
        assertThat(Expression.parse("not protocol == 'x' and a", FieldTypes.MESSAGE)
                        .required("protocol"))
                .isEmpty();
    }

    @Test
    void fieldsAreInOrder() throws ExpressionException {
        Expression many =
                Expression.parse("vlan == 1 or not (code == 6 and unit or action == \"read\")", FieldTypes.OPERATION);
        assertThat(many.fields()).containsExactly("action", "code", "unit", "vlan");
    }
}
