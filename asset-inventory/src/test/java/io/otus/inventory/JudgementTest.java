package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules concluded of an asset, one after the other. */
class JudgementTest {
    private static final String PLC = "00:80:f4:00:00:01";

    private final Wire wire = new Wire();

    private Asset plc() {
        wire.arp(0, PLC, "10.3.1.33");
        return wire.asset(PLC, "10.3.1.33");
    }

    private static List<Conclusion> type(String value) {
        return List.of(new Conclusion(Conclusion.Kind.TYPE, value, "it says so", List.of()));
    }

    @Test
    void eachHoldsUntilTheNextAndTheFirstOneFromTheFirstFrameOn() {
        Asset plc = plc();
        plc.conclude(type("controller"), wire.now() + 5);
        plc.conclude(type("controller"), wire.now() + 10);
        plc.conclude(type("plc"), wire.now() + 20);

        assertThat(plc.judgedAt(plc.firstTime())).extracting(Judgement::type).isNull();
        assertThat(plc.judgedAt(wire.now() + 19)).extracting(Judgement::from).isEqualTo(wire.now() + 5);
        assertThat(plc.judgedAt(wire.now() + 20)).extracting(Judgement::type).isEqualTo("plc");
    }

    @Test
    void whoReadsAnInventoryAndHearsNothingAddsNothing() {
        Asset plc = plc();
        plc.conclude(type("plc"), wire.now() + 5);
        plc.conclude(type("drive"), 0);

        assertThat(plc.conclusions()).extracting(Conclusion::value).containsExactly("drive");
        assertThat(plc.judgedAt(Long.MAX_VALUE)).extracting(Judgement::type).isEqualTo("plc");
    }

    @Test
    void ofManyTheLatestAreKeptAndTheOldestOfThoseStandsForAllBefore() {
        Asset plc = plc();
        for (int i = 1; i <= 100; i++) {
            plc.conclude(type("t" + i), wire.now() + i);
        }

        assertThat(plc.judgedAt(wire.now() + 100)).extracting(Judgement::type).isEqualTo("t100");
        assertThat(plc.judgedAt(wire.now() + 69)).extracting(Judgement::type).isEqualTo("t69");
        assertThat(plc.judgedAt(wire.now() + 1)).extracting(Judgement::type).isEqualTo("t69");
    }
}
