package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies that are unpacked, and how far. */
class UnpackedTest {
    private final Inflaters inflaters = new Inflaters();

    private Unpacked gzip() {
        return Objects.requireNonNull(Unpacked.of("gzip", inflaters));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /** A text of a hundred thousand letters of which sixteen are used. */
    private static byte[] text() {
        byte[] text = new byte[100_000];
        Random random = new Random(7);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(16));
        }
        return text;
    }

    @Test
    void aLongFileIsUnpackedHoweverItComes() throws IOException {
        byte[] file = packed(text());
        for (int piece : List.of(1, 7, 4_096, file.length)) {
            Unpacked body = gzip();
            for (int i = 0; i < file.length; i += piece) {
                body.take(ByteView.of(file, i, Math.min(piece, file.length - i)));
            }
            assertThat(body.isWhole()).isTrue();
            assertThat(body.size()).isEqualTo(100_000);
            assertThat(body.hex()).isEqualTo(Sha256.hex(ByteView.of(text())));
        }
    }

    @Test
    void whatGrowsWithoutMeasureIsGivenUp() throws IOException {
        Unpacked body = gzip();
        byte[] bomb = packed(new byte[10_000_000]);
        body.take(ByteView.of(bomb));
        assertThat(body.isWhole()).isFalse();
        assertThat(body.size()).isLessThan(Unpacked.ALLOWANCE + bomb.length * (Unpacked.MAX_RATIO + 1L));
    }

    @Test
    void whatHasAnotherChecksumOrLengthIsNotWhole() throws IOException {
        byte[] file = packed(text());
        for (int i = file.length - 8; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 1;
            Unpacked body = gzip();
            body.take(ByteView.of(damaged));
            assertThat(body.isWhole()).isFalse();
        }
    }

    @Test
    void anotherFileBehindItIsNoPartOfIt() throws IOException {
        Unpacked body = gzip();
        byte[] file = packed(text());
        body.take(ByteView.of(file));
        body.take(ByteView.of(file));
        assertThat(body.isWhole()).isFalse();
    }

    @Test
    void theOneThatBroughtNothingForLongestMakesRoom() throws IOException {
        byte[] file = packed(text());
        List<Unpacked> bodies = new ArrayList<>();
        for (int i = 0; i <= Inflaters.MAX_LIVE; i++) {
            Unpacked body = gzip();
            body.take(ByteView.of(file, 0, 100));
            bodies.add(body);
            bodies.getFirst().take(ByteView.of(file, 100 + i, 1));
        }
        bodies.getFirst().take(ByteView.of(file, 101 + Inflaters.MAX_LIVE, file.length - 101 - Inflaters.MAX_LIVE));
        bodies.get(1).take(ByteView.of(file, 100, file.length - 100));
        bodies.get(2).take(ByteView.of(file, 100, file.length - 100));
        assertThat(bodies.subList(0, 3)).extracting(Unpacked::isWhole).containsExactly(true, false, true);
        assertThat(inflaters.evicted()).isOne();
        bodies.forEach(Unpacked::giveUp);
        assertThat(inflaters.live()).isZero();
    }
}
