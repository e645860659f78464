package io.otus.dissect.bacnet;

import static io.otus.testkit.TestFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.PrioritizedWrite;
import io.otus.core.event.PrioritizedWrite.Command;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a write of a property says of the command that it gives, clause 19.2. */
class PrioritizedWriteTest {
    private static final String VALUE = "3E 44 43340000 3F";
    private static final String NULL = "3E 00 3F";

    private static final String POINT = "analog-value:1/present-value";

    private static List<Command> write(String value, String priority) {
        return commands("0F 0C 00800001 19 55" + value + priority);
    }

    private static List<Command> commands(String service) {
        String apdu = "01 04 00 04 59 " + service;
        int length = 4 + apdu.replace(" ", "").length() / 2;
        DissectorHarness harness = new DissectorHarness(new BacnetDissector(), Carrier.DATAGRAM);
        byte[] message = hex(("81 0A" + String.format("%04X", length) + apdu).replace(" ", ""));
        harness.feed(Direction.FROM_CLIENT, message, message.length);
        return harness.seen().stream()
                .filter(Seen.Message.class::isInstance)
                .map(Seen.Message.class::cast)
                .map(Seen.Message::event)
                .filter(PrioritizedWrite.class::isInstance)
                .map(PrioritizedWrite.class::cast)
                .findFirst()
                .orElseThrow()
                .commands();
    }

    @Test
    void aValueIsACommandOfItsPriority() {
        assertThat(write(VALUE, "49 08")).containsExactly(new Command(POINT, 8, false));
    }

    @Test
    void withoutOneItHasTheLowest() {
        assertThat(write(VALUE, "")).containsExactly(new Command(POINT, 16, false));
    }

    @Test
    void nullTakesTheCommandOfItsPriorityBack() {
        assertThat(write(NULL, "49 08")).containsExactly(new Command(POINT, 8, true));
    }

    @Test
    void eachOfSeveralValuesHasItsOwn() {
        String first = "09 55 2E 44 43340000 2F 39 08";
        String second = "09 55 2E 00 2F 39 05";
        String third = "09 55 2E 00 2F";
        assertThat(commands("10 0C 00800001 1E" + first + second + "1F 0C 00800002 1E" + third + "1F"))
                .containsExactly(
                        new Command(POINT, 8, false),
                        new Command(POINT, 5, true),
                        new Command("analog-value:2/present-value", 16, true));
    }
}
