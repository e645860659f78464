package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void linesBreakBetweenWordsAndGoOnUnderTheText() {
        assertThat(Paragraph.of("06:27  appeared: a new device, that is all", 29, 7))
                .isEqualTo("""
                        06:27  appeared: a new
                               device, that is all""");
    }

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Paragraph.of("06:27  appeared: a device", 25, 4)).isEqualTo("06:27  appeared: a device");
        assertThat(Paragraph.of("06:27  appeared: a device", Integer.MAX_VALUE, 4))
                .isEqualTo("06:27  appeared: a device");
    }

    @Test
    void aWordThatIsLongerThanALineIsNotCut() {
        String word = "w".repeat(60);
        assertThat(Paragraph.of("a b " + word + " c", 30, 2)).isEqualTo("a b\n  " + word + "\n  c");
        assertThat(Paragraph.of(word, 30, 2)).isEqualTo(word);
    }

    @Test
    void aTerminalOfHardlyAnyColumnsIsLeftToItself() {
        assertThat(Paragraph.of("06:27  appeared: a device", 20, 7)).isEqualTo("06:27  appeared: a device");
    }
}
