package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.otus.core.event.Action;
import io.otus.core.event.AssetSilent;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Trust;
import io.otus.testkit.TestFlow;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final String PLC = "00:80:f4:00:00:01";
    private static final String HMI = "00:80:f4:00:00:02";

    private final Wire wire = new Wire();

    /** Both speak for this many minutes. */
    private void speak(int minutes) {
        for (int i = 0; i < minutes; i++) {
            wire.later(60);
            wire.arp(0, PLC, "10.0.0.1");
            wire.arp(0, HMI, "10.0.0.2");
        }
    }

    private void onlyTheHmi(int minutes) {
        for (int i = 0; i < minutes; i++) {
            wire.later(60);
            wire.arp(0, HMI, "10.0.0.2");
        }
    }

    @Test
    void aDeviceThatWasHeardEveryMinuteIsMissedOnceAfterFive() {
        speak(40);
        long last = wire.resolve(PLC, "10.0.0.1").firstSeen();
        onlyTheHmi(4);
        assertEquals(0, wire.silent.size());
        onlyTheHmi(60);
        assertEquals(1, wire.silent.size());
        AssetSilent silent = wire.silent.getFirst();
        assertEquals("10.0.0.1", silent.asset().ip());
        assertTrue(silent.since() > last && silent.usualGap() <= 61 * Wire.SECOND, silent.toString());
        assertNotNull(silent.last());
    }

    @Test
    void whoeverReturnsAndFallsSilentAgainIsMissedAgain() {
        speak(40);
        onlyTheHmi(60);
        speak(40);
        onlyTheHmi(60);
        assertEquals(2, wire.silent.size());
    }

    @Test
    void aDeviceThatWasHeardForAShortWhileIsNotMissed() {
        speak(20);
        onlyTheHmi(120);
        assertEquals(0, wire.silent.size());
    }

    @Test
    void aJumpOfEventTimeMakesNobodySilent() {
        speak(40);
        long from = wire.now();
        wire.later(7_200);
        wire.silent.clear();
        wire.inventory.timeGap(from, wire.now());
        wire.later(60);
        assertEquals(0, wire.silent.size());
    }

    @Test
    void whenNearlyAllAreOverdueItIsTheMirrorThatFellSilent() {
        for (int minute = 0; minute < 40; minute++) {
            wire.later(60);
            for (int host = 1; host <= 20; host++) {
                wire.arp(0, "00:80:f4:00:01:%02x".formatted(host), "10.0.1." + host);
            }
        }
        wire.later(3_600);
        assertEquals(0, wire.silent.size());
    }

    @Test
    void unitsThatAreAskedNoMoreTellNothingOfTheMirror() {
        TestFlow flow = wire.connects(Wire.at(HMI, "10.0.0.2"), Wire.at("00:90:e8:00:00:41", "10.0.0.41"));
        wire.claims(flow, 1, "", Attribute.CAPABILITY, "gateway", "modbus exception x", Trust.DEVICE);
        for (int minute = 0; minute < 40; minute++) {
            speak(1);
            for (int unit = 1; unit <= 12; unit++) {
                wire.asks(flow, "modbus", Integer.toString(unit), Action.READ, Outcome.OK);
            }
        }
        for (int minute = 0; minute < 10; minute++) {
            onlyTheHmi(1);
            wire.arp(0, "00:90:e8:00:00:41", "10.0.0.41");
        }
        assertThat(wire.silent).extracting(each -> each.asset().name()).contains("10.0.0.1", "10.0.0.41 unit 12");
    }

    @Test
    void whileNothingAtAllIsHeardItIsTheSensorThatIsDeaf() {
        speak(40);
        wire.later(400);
        wire.arp(0, HMI, "10.0.0.2"); // the first frame behind the gap; the device speaks a little later
        onlyTheHmi(4);
        assertEquals(0, wire.silent.size());
        onlyTheHmi(2);
        assertEquals(1, wire.silent.size(), "of the time behind the gap, all counts");
    }
}
