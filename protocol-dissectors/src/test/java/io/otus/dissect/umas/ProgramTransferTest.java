package io.otus.dissect.umas;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import org.junit.jupiter.api.Test;

class ProgramTransferTest {
    /** SHA-256 of the text ABC. */
    private static final String OF_ABC = "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78";

    private final ProgramTransfer program = new ProgramTransfer();

    private static ByteView bytes(String hex) {
        return Octets.ofHex(hex).view();
    }

    @Test
    void aWholeProgramHasTheFingerprintOfItsBytes() {
        program.begin();
        program.block(1, bytes("4142"));
        program.block(1, bytes("4142"));
        program.ask(2);
        program.answer(bytes("43"));
        assertThat(program.isWhole()).isTrue();
        assertThat(program.size()).isEqualTo(3);
        assertThat(program.end()).isEqualTo(OF_ABC);
        assertThat(program.isWhole()).isFalse();
    }

    @Test
    void aProgramWithoutItsBeginningOrAPieceHasNone() {
        program.block(1, bytes("41"));
        assertThat(program.isWhole()).isFalse();
        program.begin();
        program.block(1, bytes("41"));
        program.block(3, bytes("43"));
        assertThat(program.isWhole()).isFalse();
        program.begin();
        program.block(1, bytes("41"));
        program.lose();
        assertThat(program.isWhole()).isFalse();
    }
}
