package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class BrokenPipeTest {
    @Test
    void aProgramThatNoLongerReadsIsTheCauseInWhicheverLanguage() throws IOException {
        Process reader = new ProcessBuilder("sh", "-c", "exec <&-; echo closed; sleep 60").start();
        try {
            assertThat(reader.inputReader().readLine()).isEqualTo("closed");
            OutputStream out = reader.getOutputStream();

            IOException failure = catchThrowableOfType(IOException.class, () -> {
                out.write(new byte[100_000]);
                out.flush();
            });

            assertThat(BrokenPipe.isCauseOf(failure)).as("%s", failure).isTrue();
        } finally {
            reader.destroyForcibly();
        }
    }

    @Test
    void whatElseKeepsFromWritingIsNot() {
        assertThat(BrokenPipe.isCauseOf(new IOException("No space left on device")))
                .isFalse();
        assertThat(BrokenPipe.isCauseOf(new IOException())).isFalse();
        assertThat(BrokenPipe.isCauseOf(null)).isFalse();
    }
}
