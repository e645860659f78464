package io.otus.core.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontReaderTest {
    private static final class Counting extends FrontReader {
        private int missing;

        Counting(int... bytes) {
            super(view(bytes), 0);
        }

        private static ByteView view(int... bytes) {
            byte[] octets = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                octets[i] = (byte) bytes[i];
            }
            return ByteView.of(octets);
        }

        @Override
        protected void missing() {
            missing++;
        }

        void endAt(int place) {
            end(place);
        }
    }

    @Test
    void bytesAreReadOneBehindTheOther() {
        Counting in = new Counting(1, 2, 3, 4);
        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.bytes(2).octets().toString()).isEqualTo("0203");
        assertThat(in.at()).isEqualTo(3);
        assertThat(in.rest().octets().toString()).isEqualTo("04");
        assertThat(in.failed()).isFalse();
    }

    @Test
    void theFirstReadThatDoesNotFitFailsItAndFromThenOnNothingMoves() {
        Counting in = new Counting(1, 2, 3);
        assertThat(in.bytes(4).length()).isZero();
        assertThat(in.failed()).isTrue();
        assertThat(in.u8()).isZero();
        assertThat(in.bytes(-1).length()).isZero();
        assertThat(in.at()).isZero();
        assertThat(in.missing).isEqualTo(1);
    }

    @Test
    void numbersAreReadInEitherOrder() {
        Counting in = new Counting(0x81, 2, 3, 0x84, 5, 0x86);
        assertThat(in.unsigned(2)).isEqualTo(0x8102);
        assertThat(in.leUnsigned(2)).isEqualTo(0x8403);
        assertThat(in.leUnsigned(3)).isZero();
        assertThat(in.unsigned(1)).isZero();
        assertThat(in.at()).isEqualTo(4);
        assertThat(new Counting(0, 0, 0, 0, 0, 0, 0, 0xFF).leUnsigned(8)).isEqualTo(0xFFL << 56);
    }

    @Test
    void anEndThatWasSetIsTheEnd() {
        Counting in = new Counting(1, 2, 3);
        in.endAt(1);
        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.remaining()).isZero();
        assertThat(in.u8()).isZero();
        assertThat(in.failed()).isTrue();
    }
}
