package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.exit.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FullHeapTest {
    /** Asks for more than any heap has. */
    @Command(name = "hoard")
    static final class Hoard implements Callable<Integer> {
        @Override
        public Integer call() {
            return new long[Integer.MAX_VALUE].length;
        }
    }

    @Test
    void aHeapThatIsFullIsToldInOneSentence() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = CommandRunner.execute(
                new CommandLine(new Hoard()), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .matches("otus: the heap of [0-9]+ MB is full; .*OTUS_JAVA_OPTIONS=-Xmx900m.*\\R");
    }
}
