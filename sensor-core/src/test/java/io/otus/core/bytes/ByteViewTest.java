package io.otus.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteViewTest {
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;

    @Test
    void textEndsWithItsFirstNulAndWhatIsBehindItIsNotOfIt() {
        assertThat(view("pump\0 7\0").textToNul(0, 8, LATIN)).isEqualTo("pump");
        assertThat(view("\0pump").textToNul(0, 5, LATIN)).isEmpty();
        assertThat(view("a\0pump\0").textToNul(2, 5, LATIN)).isEqualTo("pump");
    }

    @Test
    void textWithoutNulEndsWithWhatItMayHaveOrTheView() {
        assertThat(view("pump").textToNul(0, 3, LATIN)).isEqualTo("pum");
        assertThat(view("pump").textToNul(1, 64, LATIN)).isEqualTo("ump");
        assertThat(view("pump").textToNul(4, 64, LATIN)).isEmpty();
        assertThat(view("pump\0").slice(0, 3).textToNul(0, 64, LATIN)).isEqualTo("pum");
    }

    @Test
    void aNulIsACharacterAndNotAnOctet() {
        ByteView wide = ByteView.of("pump\0 7".getBytes(StandardCharsets.UTF_16LE));
        assertThat(wide.textToNul(0, wide.length(), StandardCharsets.UTF_16LE)).isEqualTo("pump");
    }

    @Test
    void textBehindTheViewIsABugOfItsReader() {
        ByteView pump = view("pump");
        assertThatThrownBy(() -> pump.textToNul(5, 1, LATIN)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void paddingBehindTextIsNotOfItAndBlanksWithinItAre() {
        assertThat(view("pump 7  ").paddedText(0, 8, LATIN)).isEqualTo("pump 7");
        assertThat(view("pump\0 7 \0 \0").paddedText(0, 11, LATIN)).isEqualTo("pump\0 7");
        assertThat(view("pump    valve").paddedText(0, 8, LATIN)).isEqualTo("pump");
        assertThat(view("\0\0  ").paddedText(0, 4, LATIN)).isEmpty();
        assertThatThrownBy(() -> view("pump").paddedText(0, 5, LATIN)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static ByteView view(String text) {
        return ByteView.of(text.getBytes(LATIN));
    }
}
