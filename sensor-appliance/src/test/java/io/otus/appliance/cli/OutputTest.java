package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.testkit.TestFrames;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard output that takes nothing, and captures of which there is nothing to say. */
class OutputTest {
    @TempDir
    Path directory = Path.of("");

    /** Output on a full disk, as /dev/full is. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private static Ran onAFullDisk(String... arguments) {
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new BufferedOutputStream(new Full(), 1 << 16),
                new PrintStream(talk, true, StandardCharsets.UTF_8),
                Set.of());
        int code = CommandRunner.run(terminal, arguments);
        return new Ran(code, "", talk.toString(StandardCharsets.UTF_8));
    }

    /** A file of classic pcap with one frame. */
    private Path capture(int linkType) throws IOException {
        byte[] header = TestFrames.hex("a1b2c3d4 0002 0004 00000000 00000000 00040000");
        byte[] record = TestFrames.hex("65000000 00000000 00000004 00000004 ff03c021");
        byte[] file = TestFrames.join(header, TestFrames.number(linkType, 4), record);
        return Files.write(directory.resolve("one.pcap"), file);
    }

    @Test
    void outputOnAFullDiskEndsWithOneSentence() throws IOException {
        for (String[] command : new String[][] {{"help"}, {"dissect", capture(1).toString()}}) {
            Ran ran = onAFullDisk(command);
            assertThat(ran.talk().lines()).as(command[0]).hasSizeLessThanOrEqualTo(1);
        }
        Ran ran = onAFullDisk("help");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.talk()).isEqualTo("otus: standard output cannot be written: No space left on device\n");
    }

    @Test
    void aLinkTypeThatIsNotReadIsNamed() throws IOException {
        Ran ran = Ran.otus("dissect", capture(9).toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.talk()).startsWith("otus: 1 of 1 frames have link type 9, which is not read");
    }
}
