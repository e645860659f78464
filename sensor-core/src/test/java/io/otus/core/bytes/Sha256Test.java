package io.otus.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-4, the example of one block. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final byte[] TEXT = "xabcx".getBytes(StandardCharsets.US_ASCII);

    @Test
    void onlyTheBytesInViewCount() {
        assertThat(Sha256.hex(ByteView.of(TEXT, 1, 3))).isEqualTo(OF_ABC);
    }

    @Test
    void partsMakeTheSameAsTheWholeAndTheNextBeginsAnew() {
        Sha256 sha256 = new Sha256();
        for (int i = 0; i < 2; i++) {
            sha256.update(ByteView.of(TEXT, 1, 1));
            sha256.update(TEXT, 2, 2);
            assertThat(sha256.hex()).isEqualTo(OF_ABC);
        }
        sha256.update(TEXT, 0, 5);
        sha256.reset();
        sha256.update(TEXT, 1, 3);
        assertThat(sha256.hex()).isEqualTo(OF_ABC);
    }
}
