package io.otus.layer.ber;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The examples of ITU-T X.690 clause 8, and bytes that are no encoding. */
class BerReaderTest {
    private static BerReader reader(String hex) {
        return new BerReader(Octets.ofHex(hex).view());
    }

    @Test
    void aSequenceHoldsItsElementsAsIn8_9_3() {
        BerReader outer = reader("30 0A 16 05 53 6D 69 74 68 01 01 FF");
        assertThat(outer.next(BerReader.SEQUENCE)).isTrue();
        assertThat(outer.constructed()).isTrue();
        BerReader inner = outer.inner();
        assertThat(inner.next()).isTrue();
        assertThat(inner.tag()).isEqualTo(22);
        assertThat(BerValue.text(inner.content(), 10)).isEqualTo("Smith");
        assertThat(BerValue.text(inner.content(), 2)).isEqualTo("Sm");
        assertThat(inner.next(BerReader.INTEGER)).isFalse();
        assertThat(inner.next(BerReader.BOOLEAN)).isTrue();
        assertThat(BerValue.bool(inner.content())).isTrue();
        assertThat(inner.next()).isFalse();
        assertThat(inner.broken()).isFalse();
        assertThat(outer.next()).isFalse();
    }

    @Test
    void theIndefiniteFormEndsAtItsMarkAsIn8_6_4_2() {
        BerReader outer = reader("23 80 03 03 00 0A 3B 03 05 04 5F 29 1C D0 00 00 05 00");
        assertThat(outer.next()).isTrue();
        assertThat(outer.tag()).isEqualTo(BerReader.BIT_STRING);
        BerReader parts = outer.inner();
        assertThat(parts.next(BerReader.BIT_STRING)).isTrue();
        assertThat(BerValue.bits(parts.content())).isEqualTo("0000101000111011");
        assertThat(parts.next(BerReader.BIT_STRING)).isTrue();
        assertThat(BerValue.bitCount(parts.content())).isEqualTo(28);
        assertThat(parts.next()).isFalse();
        assertThat(parts.broken()).isFalse();
        assertThat(outer.next(BerReader.NULL)).isTrue();
        assertThat(outer.position()).isEqualTo(16);
    }

    @Test
    void indefiniteFormsLieInEachOther() {
        BerReader outer = reader("30 80 A1 80 02 01 05 00 00 A2 02 00 00 00 00");
        assertThat(outer.next()).isTrue();
        assertThat(outer.length()).isEqualTo(11);
        BerReader inner = outer.inner();
        assertThat(inner.next(BerReader.CONTEXT + 1)).isTrue();
        assertThat(inner.length()).isEqualTo(3);
        assertThat(inner.next(BerReader.CONTEXT + 2)).isTrue();
        assertThat(inner.length()).isEqualTo(2);
    }

    @Test
    void anObjectIdentifierIsReadAsIn8_19_5() {
        assertThat(BerValue.objectIdentifier(Octets.ofHex("81 34 03").view())).isEqualTo("2.100.3");
        assertThat(BerValue.objectIdentifier(Octets.ofHex("28 CA 22 02 03").view()))
                .isEqualTo("1.0.9506.2.3");
    }

    @Test
    void numbersOfTagsAndLengthsMayTakeSeveralOctets() {
        BerReader reader = reader("BF 48 03 02 01 07  5F 81 01 81 01 FF  DF 1F 82 00 01 00");
        assertThat(reader.next(BerReader.CONTEXT + 72)).isTrue();
        assertThat(reader.next(BerReader.APPLICATION + 129)).isTrue();
        assertThat(reader.length()).isEqualTo(1);
        assertThat(reader.next(BerReader.PRIVATE + 31)).isTrue();
        assertThat(reader.next()).isFalse();
        assertThat(reader.broken()).isFalse();
    }

    @Test
    void integersAreInTwosComplement() {
        ByteView all = Octets.ofHex("FF 7F").view();
        assertThat(BerValue.integer(all)).isEqualTo(-129);
        assertThat(BerValue.unsigned(all)).isEqualTo(0xFF7F);
        assertThat(BerValue.isUnsigned(
                        Octets.ofHex("00 FF FF FF FF FF FF FF FF").view()))
                .isTrue();
        assertThat(BerValue.isUnsigned(
                        Octets.ofHex("01 FF FF FF FF FF FF FF FF").view()))
                .isFalse();
        assertThat(BerValue.isInteger(ByteView.EMPTY)).isFalse();
        assertThat(BerValue.integer(ByteView.EMPTY)).isZero();
    }

    @Test
    void whatPassesTheEndBreaks() {
        for (String hex : new String[] {
            "30",
            "30 0A 16",
            "30 82 01",
            "1F",
            "1F 81",
            "1F 81 81 81 01 00",
            "04 89 00",
            "04 84 7F FF FF FF",
            "04 80 00 00",
            "30 80 02 01 05"
        }) {
            BerReader reader = reader(hex);
            assertThat(reader.next()).as(hex).isFalse();
            assertThat(reader.broken()).as(hex).isTrue();
            assertThat(reader.next()).as(hex).isFalse();
            assertThat(reader.tag()).as(hex).isEqualTo(-1);
        }
    }

    @Test
    void aLenientReaderTellsWhatIsThere() {
        BerReader reader =
                BerReader.lenient(Octets.ofHex("30 20 02 01 05 04 03 AA BB").view());
        assertThat(reader.next(BerReader.SEQUENCE)).isTrue();
        assertThat(reader.broken()).isTrue();
        BerReader inner = reader.inner();
        assertThat(inner.next(BerReader.INTEGER)).isTrue();
        assertThat(inner.broken()).isFalse();
        assertThat(inner.next(BerReader.OCTET_STRING)).isTrue();
        assertThat(inner.broken()).isTrue();
        assertThat(inner.length()).isEqualTo(2);
        assertThat(inner.next()).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void depthIsBounded() {
        StringBuilder hex = new StringBuilder();
        for (int i = 60; i > 0; i--) {
            hex.append("30").append(Octets.copyOf(new byte[] {(byte) (2 * (i - 1))}));
        }
        BerReader reader = reader(hex.toString());
        int depth = 0;
        while (reader.next()) {
            reader = reader.inner();
            depth++;
        }
        assertThat(depth).isEqualTo(BerReader.MAX_DEPTH);
        assertThat(reader.broken()).isTrue();
    }

    @Test
    void noBytesThrow() {
        Random random = new Random(690);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            walk(new BerReader(ByteView.of(bytes)));
            walk(BerReader.lenient(ByteView.of(bytes)));
        }
    }

    private static void walk(BerReader reader) {
        while (reader.next()) {
            assertThat(BerValue.bits(reader.content())).isNotNull();
            assertThat(BerValue.objectIdentifier(reader.content())).isNotNull();
            assertThat(BerValue.text(reader.content(), 8)).isNotNull();
            if (reader.constructed()) {
                walk(reader.inner());
            }
        }
    }
}
