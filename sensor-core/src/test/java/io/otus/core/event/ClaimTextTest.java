package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClaimTextTest {
    private static String clean(String raw) {
        return ClaimText.clean(raw, 64);
    }

    @Test
    void paddingGoes() {
        assertThat(clean("6ES7 315-2AG10-0AB0 ")).isEqualTo("6ES7 315-2AG10-0AB0");
        assertThat(clean("  padded  ")).isEqualTo("padded");
        assertThat(clean("two\t\ttabs")).isEqualTo("two tabs");
    }

    @Test
    void theFirstNulEndsTheText() {
        assertThat(clean("cut\0here")).isEqualTo("cut");
    }

    @Test
    void nothingCanMoveTheCursorOrTurnTheText() {
        assertThat(clean("line\nbreak\033[31m")).isEqualTo("line break [31m");
        assertThat(clean("bidi" + (char) 0x202E + "override")).isEqualTo("bidi override");
        assertThat(clean("\1\2")).isEmpty();
    }

    @Test
    void longTextIsCut() {
        assertThat(ClaimText.clean("abcdef", 3)).isEqualTo("abc");
    }
}
