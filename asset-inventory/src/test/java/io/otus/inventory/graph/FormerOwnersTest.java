package io.otus.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.IpAddress;
import org.junit.jupiter.api.Test;

class FormerOwnersTest {
    private final FormerOwners owners = new FormerOwners();

    private static IpRecord record(int host, String owner) {
        IpAddress ip = IpAddress.v4(0x0A00_0000 + host);
        return new IpRecord(new IpRecord.Key(0, ip), new Asset(owner, 0, "", null, 0));
    }

    private static IpRecord.Key key(int host) {
        return record(host, "").key;
    }

    @Test
    void eachHadTheAddressUntilItLeft() {
        owners.left(record(1, "a"), 10);
        owners.left(record(1, "b"), 20);

        assertThat(owners.at(key(1), 9)).isEqualTo("a");
        assertThat(owners.at(key(1), 10)).isEqualTo("b");
        assertThat(owners.at(key(1), 20)).isNull();
        assertThat(owners.at(key(2), 0)).isNull();
        assertThat(owners.latest(key(1))).isEqualTo(20);
        assertThat(owners.latest(key(2))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void ofManyTheLatestAreKnown() {
        for (int i = 0; i <= FormerOwners.MAX_OWNERS; i++) {
            owners.left(record(1, "o" + i), i);
        }
        assertThat(owners.at(key(1), -1)).isEqualTo("o1");

        for (int i = 2; i <= FormerOwners.MAX_ADDRESSES + 1; i++) {
            owners.left(record(i, "x"), 100);
        }
        assertThat(owners.at(key(1), -1)).isNull();
        assertThat(owners.at(key(2), 0)).isEqualTo("x");
    }
}
