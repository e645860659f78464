package io.otus.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.junit.jupiter.api.Test;

class IpRecordTest {
    private static final int SEVERAL_HOPS = 29;

    private final Asset asset = new Asset("a", 0, "", null, 0);
    private final IpRecord record = new IpRecord(new IpRecord.Key(0, IpAddress.parse("10.0.0.1")), asset);

    private static MacRecord card(String mac) {
        return new MacRecord(new MacRecord.Key(0, MacAddress.parse(mac)));
    }

    @Test
    void whatWasHeardByOneCardTellsNothingOfTheNext() {
        MacRecord card = card("00:09:0f:00:00:01");
        record.moveTo(card);
        record.asks = true;
        record.far = true;
        record.farther = true;
        record.start = SEVERAL_HOPS;
        record.moveTo(card);
        assertThat(record.asks && record.far && record.farther).isTrue();

        record.moveTo(card("00:09:0f:00:00:02"));
        assertThat(record.asks || record.far || record.farther).isFalse();
        assertThat(record.start).isZero();
    }
}
