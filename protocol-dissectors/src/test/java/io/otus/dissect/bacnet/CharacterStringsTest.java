package io.otus.dissect.bacnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in each character set of clause 20.2.9. */
class CharacterStringsTest {
    @ParameterizedTest
    @CsvSource({
        "00 C3A9, é",
        "01 0352 82, é",
        "01 03A4 93FA967B, 日本",
        "02 467C 4B5C, 日本",
        "02 1B2442 467C4B5C 1B2842 31, 日本1",
        "02 467C 4B, F|K",
        "02 46 E9, Fé",
        "03 000000E9, é",
        "04 65E5672C, 日本",
        "05 E9, é"
    })
    void textIsReadInTheCharacterSetThatItsFirstOctetNames(String hex, String text) {
        assertThat(BacnetValue.text(Octets.ofHex(hex).view())).isEqualTo(text);
    }
}
