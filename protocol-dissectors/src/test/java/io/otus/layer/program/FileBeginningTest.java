package io.otus.layer.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FileDigest.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files are by their first bytes, however these come. */
class FileBeginningTest {
    private static Content of(byte[] file, int piece) {
        FileBeginning beginning = new FileBeginning();
        for (int at = 0; at < file.length; at += piece) {
            beginning.take(ByteView.of(file, at, Math.min(piece, file.length - at)));
        }
        Content content = beginning.content();
        assertThat(beginning.memory()).isZero();
        return content;
    }

    @ParameterizedTest
    @CsvSource({
        "7F454C4601010100, IMAGE", // ELF
        "27051956A1B2C3D4, IMAGE", // U-Boot
        "D00DFEED00001000, IMAGE",
        "6873717300000001, IMAGE", // SquashFS
        "5542492301000000, IMAGE",
        "3A313030313030303032313436, IMAGE", // :100100002146
        "53303033303030304643, IMAGE", // S0030000FC
        "1F8B0800000000, PACKED",
        "504B030414000000, PACKED",
        "FD377A585A00, PACKED",
        "3A20302C2031, OTHER", // : 0, 1
        "53305455524E, OTHER", // S0TURN
        "23212F62696E2F7368, OTHER", // a script
        "7B2261223A317D, OTHER",
        "1F8B, OTHER",
        "'', OTHER"
    })
    void isToldInPiecesOfAnySize(String hex, Content content) {
        byte[] file = HexFormat.of().parseHex(hex);
        assertThat(of(file, 1)).isEqualTo(content);
        assertThat(of(file, 1_000)).isEqualTo(content);
        assertThat(of(Arrays.copyOf(file, Math.max(600, file.length)), 1_000))
                .isIn(content, of(Arrays.copyOf(file, 600), 7));
    }

    @Test
    void tarHasItsMarkBehindTheFirstHead() {
        byte[] file = new byte[512];
        Arrays.fill(file, 0, 10, (byte) 'a');
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, file, 257, 5);
        assertThat(of(file, 100)).isEqualTo(Content.PACKED);
        assertThat(of(file, 512)).isEqualTo(Content.PACKED);
    }
}
