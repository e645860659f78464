package io.otus.alert.detect.internet;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.MINUTE;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.PlantNetwork;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Texts that DNS is asked for. */
class TextTunnelTest {
    private static final int STATION = 1;
    private static final int OTHER = 2;
    private static final int RESOLVER = 9;

    private final Plant plant = new Plant(new LearningPlan.Until(START + HOUR));
    private final PlantNetwork network = new PlantNetwork(plant);
    private final SplittableRandom random = new SplittableRandom(1);

    private void learned() {
        plant.device("EWS1", STATION);
        plant.device("EWS2", OTHER);
        plant.device("DC1", RESOLVER);
        fresh(STATION, "scanner.example", 20);
        plant.pass(2 * HOUR);
    }

    private void asks(int client, int server, String name) {
        TestFlow flow = network.open(Plant.endpoint(client, 50_000), Plant.endpoint(server, 53), Transport.UDP);
        network.session(flow, "dns", SessionSeen.TEXT_QUERY, name);
    }

    private void fresh(int client, String domain, int count) {
        for (int i = 0; i < count; i++) {
            asks(client, RESOLVER, String.format("%016x.%s", random.nextLong(), domain));
            plant.pass(20 * SECOND);
        }
    }

    private long told(Severity severity) {
        return plant.alerts().stream()
                .filter(each -> each.origin().kind() == Kind.DNS_TUNNEL && each.severity() == severity)
                .count();
    }

    @Test
    void textsOfNamesThatAreNewEachTimeAreATunnel() {
        learned();
        fresh(STATION, "t.cdn.example", 20);
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void aResolverThatAsksOnIsNobodyElse() {
        learned();
        for (int i = 0; i < 11; i++) {
            String name = String.format("%016x.cdn.example", random.nextLong());
            asks(STATION, RESOLVER, name);
            asks(RESOLVER, OTHER, name);
            plant.pass(20 * SECOND);
        }
        fresh(STATION, "cdn.example", 1);
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void aResolverThatAsksOnForLongIsNobodyElseEither() {
        learned();
        for (int i = 0; i < 40; i++) {
            String name = String.format("%016x.cdn.example", random.nextLong());
            asks(STATION, RESOLVER, name);
            asks(RESOLVER, OTHER, name);
            plant.pass(5 * SECOND);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
        assertThat(told(Severity.LOW)).isZero();
    }

    @Test
    void whatOthersAskTooIsALookUp() {
        learned();
        fresh(OTHER, "cdn.example", 1);
        fresh(STATION, "cdn.example", 20);
        assertThat(told(Severity.MEDIUM)).isZero();
        assertThat(told(Severity.LOW)).isEqualTo(1);
    }

    @Test
    void aKnownDomainWordsAndTheSameNamesAreNone() {
        learned();
        fresh(STATION, "scanner.example", 20);
        for (int i = 0; i < 60; i++) {
            asks(STATION, RESOLVER, "selector" + i % 30 + "._domainkey.example.com");
            asks(STATION, RESOLVER, "0123456789abcdef" + i % 5 + ".example.org");
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void settingsOfServicesAreNone() {
        learned();
        for (int i = 0; i < 30; i++) {
            String odd = String.format("%016x", next());
            asks(STATION, RESOLVER, odd + "._domainkey.mailer.example");
            asks(STATION, RESOLVER, "_kerberos.desktop-7g" + i + "h38k" + i + "q.plant.example");
            asks(STATION, RESOLVER, "_acme-challenge.plc-gateway-" + i + ".plant.example");
            asks(STATION, RESOLVER, "_dmarc." + odd + ".sender.example");
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void anUnderscoreHidesNoTunnel() {
        learned();
        for (int i = 0; i < 20; i++) {
            String data = String.format("%016x%016x%016x%015x", next(), next(), next(), next() >>> 4);
            asks(STATION, RESOLVER, data + "._domainkey.cdn.example");
            plant.pass(MINUTE);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void norDoShortNamesBelowOne() {
        learned();
        for (int i = 0; i < 90; i++) {
            asks(STATION, RESOLVER, String.format("%015x._domainkey.cdn.example", next() >>> 4));
            plant.pass(20 * SECOND);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    @Test
    void norOneBeforeTheData() {
        learned();
        for (int i = 0; i < 40; i++) {
            asks(STATION, RESOLVER, String.format("_%016x%016x.cdn.example", next(), next()));
            plant.pass(MINUTE);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }

    private long next() {
        return random.nextLong();
    }

    @Test
    void listsThatAreAskedForOneAddressAfterTheOtherAreNone() {
        learned();
        for (int i = 0; i < 30; i++) {
            asks(STATION, RESOLVER, i + ".2.0.192.key7a1b2c3d4e5f6g7h8.list.example");
            asks(STATION, RESOLVER, i + ".2.0.192.blocked.example");
            asks(STATION, RESOLVER, "plant-controller-1" + i + ".names.example");
            plant.pass(MINUTE);
        }
        assertThat(plant.alerts()).isEmpty();
    }

    @Test
    void numbersInDigitsAloneAreDataToo() {
        learned();
        for (int i = 0; i < 20; i++) {
            asks(STATION, RESOLVER, String.format("%019d.cdn.example", random.nextLong() >>> 1));
            plant.pass(MINUTE);
        }
        assertThat(told(Severity.MEDIUM)).isEqualTo(1);
    }
}
