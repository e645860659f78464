package io.otus.appliance.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.appliance.run.HangingUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SIGHUP, in a process of its own: that of the tests ignores it where nohup started them. */
class HangupTest {
    @Test
    void oneThatComesDuringTheStartIsAnsweredBehindIt() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Otus.SIGNALS);
        command.addAll(Otus.java(HangingUp.class.getName()));
        assertThat(Programs.run(command).lines())
                .containsSubsequence("during the start: true", "after it: true", "further: 0");
    }
}
