package io.otus.alert.detect.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Kept;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.junit.jupiter.api.Test;

class NextHopsTest {
    private static final MacAddress ROUTER = MacAddress.parse("00:1e:13:00:00:01");
    private static final MacAddress HOST = MacAddress.parse("00:1e:13:00:00:02");

    private final NextHops hops = new NextHops();

    private void send(MacAddress mac, String ip) {
        send("10.10.0.9", mac, ip);
    }

    private void send(String from, MacAddress mac, String ip) {
        MacAddress sender = MacAddress.parse("00:1e:13:00:00:03");
        hops.sent(
                new Endpoint(0, sender, IpAddress.parse(from), 50_000), new Endpoint(0, mac, IpAddress.parse(ip), 502));
    }

    @Test
    void whoIsSentWhatIsForThreeOthersIsARouter() {
        send(ROUTER, "10.20.0.1");
        send(ROUTER, "10.20.0.2");
        send(ROUTER, "10.20.0.2");
        assertThat(hops.has(0, ROUTER)).isFalse();
        send(ROUTER, "10.20.0.3");
        assertThat(hops.has(0, ROUTER)).isTrue();
        assertThat(hops.has(1, ROUTER)).as("in another segment").isFalse();
    }

    @Test
    void whatIsForTheNetworkOfWhoSendsItIsForNoHostElsewhere() {
        for (int i = 1; i < 5; i++) {
            send(HOST, "10.10.0." + i);
        }
        assertThat(hops.has(0, HOST)).isFalse();
        for (int i = 1; i < 5; i++) {
            send("fd00::9", HOST, "fd00::" + i);
        }
        assertThat(hops.has(0, HOST)).isFalse();
    }

    @Test
    void norIsWhatIsForANetworkInWhichSomebodyAsksThere() {
        send(HOST, "10.20.0.1");
        send(HOST, "10.20.0.2");
        send(HOST, "10.20.0.3");
        hops.asked(1, IpAddress.parse("10.20.0.77")); // elsewhere
        assertThat(hops.has(0, HOST)).isTrue();
        hops.asked(0, IpAddress.parse("10.20.0.77"));
        assertThat(hops.has(0, HOST)).isFalse();
        send(HOST, "10.20.0.4");
        send(HOST, "10.30.0.1");
        send(HOST, "10.30.0.2");
        send(HOST, "10.30.0.3");
        assertThat(hops.has(0, HOST)).isTrue();
    }

    @Test
    void aRestartForgetsNoneOfThem() {
        for (int i = 1; i < 9; i++) {
            send(ROUTER, "10.20.0." + i);
        }
        for (int i = 1; i < 9; i++) {
            send(HOST, "10.30.0." + i);
        }
        hops.asked(0, IpAddress.parse("10.30.0.77"));
        NextHops later = new NextHops();
        Kept.takeUp(Kept.lines(hops::keep), later::takeUp);
        assertThat(later.has(0, ROUTER)).isTrue();
        assertThat(later.has(0, HOST)).isFalse();
        assertThat(Kept.lines(later::keep)).isEqualTo(Kept.lines(hops::keep));
    }
}
