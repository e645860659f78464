package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.net.Endpoint;
import io.otus.core.store.Batch;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.Judgement;
import io.otus.testkit.TestFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules concluded of an asset, one after the other. */
class JudgementTest {
    private static final String PLC = "00:80:f4:00:00:01";
    private static final Endpoint HMI = Wire.at(0, "f8:bc:12:00:00:01", "10.3.1.5", 50_000);

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
        plc.judgements().conclude(type("controller"), wire.now() + 5);
        plc.judgements().conclude(type("controller"), wire.now() + 10);
        plc.judgements().conclude(type("plc"), wire.now() + 20);

        assertThat(plc.judgements().at(plc.firstTime()))
                .extracting(Judgement::type)
                .isNull();
        assertThat(plc.judgements().at(wire.now() + 19))
                .extracting(Judgement::from)
                .isEqualTo(wire.now() + 5);
        assertThat(plc.judgements().at(wire.now() + 20))
                .extracting(Judgement::type)
                .isEqualTo("plc");
    }

    @Test
    void whoReadsAnInventoryAndHearsNothingAddsNothing() {
        Asset plc = plc();
        plc.judgements().conclude(type("plc"), wire.now() + 5);
        plc.judgements().conclude(type("drive"), 0);

        assertThat(plc.judgements().conclusions()).extracting(Conclusion::value).containsExactly("drive");
        assertThat(plc.judgements().at(Long.MAX_VALUE))
                .extracting(Judgement::type)
                .isEqualTo("plc");
    }

    @Test
    void ofManyTheLatestAreKeptAndTheOldestOfThoseStandsForAllBefore() {
        Asset plc = plc();
        for (int i = 1; i <= 100; i++) {
            plc.judgements().conclude(type("t" + i), wire.now() + i);
        }

        assertThat(plc.judgements().at(wire.now() + 100))
                .extracting(Judgement::type)
                .isEqualTo("t100");
        assertThat(plc.judgements().at(wire.now() + 69))
                .extracting(Judgement::type)
                .isEqualTo("t69");
        assertThat(plc.judgements().at(wire.now() + 1))
                .extracting(Judgement::type)
                .isEqualTo("t69");
    }

    @Test
    void rulesAreAskedAtFullMinutesHoweverOftenItIsStored() {
        Asset plc = plc();
        wire.later(60);
        TestFlow flow = wire.connects(Wire.at("f8:bc:12:00:00:01", "10.3.1.5"), Wire.at(PLC, "10.3.1.33"));
        wire.asks(flow, "modbus", "", Action.READ, Outcome.OK);
        wire.inventory.store().checkpoint(new Batch());
        assertThat(plc.judgements().unremembered()).isTrue();
        wire.later(60 - wire.now() / Wire.SECOND % 60);

        assertThat(plc.judgements().unremembered()).isFalse();
        assertThat(plc.judgements().at(wire.now())).extracting(Judgement::from).isEqualTo(wire.now());
    }

    @Test
    void atTheEndItIsKeptWhatRulesDraw() {
        Asset plc = plc();
        wire.inventory.end(wire.now());

        assertThat(plc.judgements().unremembered()).isFalse();
    }

    @Test
    void rulesAreAskedAgainWhereContentTellsWhatAKnownPortOffers() {
        Asset plc = plc();
        TestFlow known = wire.connects(HMI, Wire.at(0, PLC, "10.3.1.33", 502));
        wire.asks(known, "modbus", "", Action.READ, Outcome.OK);
        TestFlow other = wire.connects(HMI, Wire.at(0, PLC, "10.3.1.33", 8_502));
        wire.inventory.flowInterval(other, wire.now());
        wire.inventory.assets();
        assertThat(plc.judgements().unjudged()).isFalse();

        wire.inventory.flowInterval(other.speaks("modbus"), wire.now());
        assertThat(plc.judgements().unjudged()).isTrue();
        wire.inventory.assets();

        wire.inventory.flowInterval(other, wire.now());
        assertThat(plc.judgements().unjudged()).isFalse();
    }
}
