package io.otus.dissect.cip;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import org.junit.jupiter.api.Test;

/** Segments of paths, by the tables of CIP Vol. 1 Appendix C-1. */
class EpathReaderTest {
    private static Epath path(String hex) {
        return EpathReader.read(ByteView.of(Octets.ofHex(hex).toArray()));
    }

    @Test
    void anElectronicKeyMayNameTheOneDeviceThatIsWanted() {
        Segment.Named assembly = new Segment.Named(Segment.Logical.CLASS, 4);
        Epath any = path("3404 0100 0c00 3600 8302 2004");
        assertThat(any.segments())
                .containsExactly(new Segment.Key(1, 12, 54, 0x83, 2, Segment.Key.NO_SERIAL_NUMBER), assembly);
        Epath one = path("3405 0100 0c00 3600 8302 78563412 2004");
        assertThat(one.segments()).containsExactly(new Segment.Key(1, 12, 54, 0x83, 2, 0x12345678L), assembly);
        assertThat(one.whole()).isTrue();
    }

    @Test
    void aKeyThatIsCutOrOfAnotherFormatIsKeptAsItIs() {
        assertThat(path("3405 0100 0c00 3600 8302 7856").whole()).isFalse();
        assertThat(path("3406 0100 0c00 3600 8302").whole()).isFalse();
    }
}
