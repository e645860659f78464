package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatSteersATerminalIsShownAsItsCode() {
        assertThat(Printable.of("a\u001b[2Jb\n")).isEqualTo("a\\u001b[2Jb\\u000a");
        assertThat(Printable.of("\u202Egnp.exe")).isEqualTo("\\u202egnp.exe");
        assertThat(Printable.of("half \uD800 pair")).isEqualTo("half \\ud800 pair");
    }

    @Test
    void aCodeOfMoreThanFourDigitsIsNotCutToAnother() {
        assertThat(Printable.of(Character.toString(0xF0041))).isEqualTo("\\U000f0041");
        assertThat(Printable.of(Character.toString(0xE0001))).isEqualTo("\\U000e0001");
    }

    @Test
    void lettersOfAnyScriptStay() {
        assertThat(Printable.of("Pumpe süd, 泵 🚰")).isEqualTo("Pumpe süd, 泵 🚰");
    }
}
