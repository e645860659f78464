package io.otus.dissect.bacnet;

import static io.otus.testkit.TestFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.PrioritizedWrite;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.Seen;
import org.junit.jupiter.api.Test;

/** What a write of a property says of the command that it gives, clause 19.2. */
class PrioritizedWriteTest {
    private static final String VALUE = "3E 44 43340000 3F";
    private static final String NULL = "3E 00 3F";

    private static PrioritizedWrite write(String value, String priority) {
        String apdu = "01 04 00 04 59 0F 0C 00800001 19 55" + value + priority;
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
                .orElseThrow();
    }

    @Test
    void aValueIsACommandOfItsPriority() {
        assertThat(write(VALUE, "49 08").priority()).isEqualTo(8);
        assertThat(write(VALUE, "49 08").isTakenBack()).isFalse();
    }

    @Test
    void withoutOneItHasTheLowest() {
        assertThat(write(VALUE, "").priority()).isEqualTo(16);
    }

    @Test
    void nullTakesTheCommandOfItsPriorityBack() {
        assertThat(write(NULL, "49 08").priority()).isEqualTo(8);
        assertThat(write(NULL, "49 08").isTakenBack()).isTrue();
    }
}
