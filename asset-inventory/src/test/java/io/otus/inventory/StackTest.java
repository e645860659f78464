package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.FrameOrigin;
import io.otus.core.event.StackSeen;
import io.otus.core.event.Trust;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

/** What the manner of asking for connections tells of an operating system. */
class StackTest {
    private static final String PC = "f8:bc:12:00:00:01";
    private static final String WINDOWS = "mss,nop,ws,nop,nop,sack";
    private static final String LINUX = "mss,sack,ts,nop,ws";

    private final Wire wire = new Wire();

    private void asks(int timeToLive, String options) {
        TestFlow flow = wire.sends(Transport.TCP, Wire.at(PC, "10.1.1.5"), Wire.at("00:1b:1b:01:02:03", "10.1.1.33"));
        FrameOrigin origin = new FrameOrigin(flow, "c0ffee", new FrameSpan(1, wire.now(), 0, 66));
        wire.inventory.stackSeen(new StackSeen(flow, origin, timeToLive, 64_240, options, wire.now()));
    }

    private String system() {
        return String.valueOf(wire.asset(PC, "10.1.1.5").value(Attribute.OS));
    }

    @Test
    void aFamilyOfSystemsIsTheLeastTrustedClaimAndSaysWhy() {
        asks(128, WINDOWS);

        assertThat(system()).isEqualTo("Windows");
        assertThat(wire.asset(PC, "10.1.1.5").claims().all())
                .filteredOn(claim -> claim.attribute() == Attribute.OS)
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.trust()).isEqualTo(Trust.VENDOR_PREFIX);
                    assertThat(claim.source()).contains("it asks for connections as Windows does");
                });
    }

    @Test
    void packetsThatWereForwardedAreNotTheForwardersOwn() {
        asks(127, WINDOWS);

        assertThat(system()).isEqualTo("null");
    }

    @Test
    void whoAsksNowInOneMannerAndNowInAnotherIsWhatItWasTakenForFirst() {
        asks(64, LINUX);
        asks(128, WINDOWS);

        assertThat(system()).isEqualTo("Linux");
        assertThat(wire.changed).isEmpty();
    }

    @Test
    void anUnknownMannerTellsNothing() {
        asks(64, "mss");

        assertThat(system()).isEqualTo("null");
    }
}
