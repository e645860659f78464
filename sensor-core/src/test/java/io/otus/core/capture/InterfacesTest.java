package io.otus.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.capture.CaptureException.Kind;
import io.otus.testkit.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told before anything is captured; needs libpcap and no privilege. */
class InterfacesTest {
    @BeforeAll
    static void needsLibpcap() {
        try {
            Interfaces.list();
        } catch (CaptureException e) {
            Needs.ofTheBuild(e.kind() != Kind.NO_LIBPCAP, "libpcap: " + e.getMessage());
        }
    }

    @Test
    void loopbackIsListedAsSuch() throws CaptureException {
        assertThat(Interfaces.list())
                .filteredOn(i -> i.name().equals("lo"))
                .singleElement()
                .satisfies(lo -> {
                    assertThat(lo.loopback()).isTrue();
                    // The link type is told by /sys, which a bare root file system need not have.
                    int told = Files.isDirectory(Path.of("/sys/class/net")) ? LinkType.ETHERNET : -1;
                    assertThat(lo.linkType()).isEqualTo(told);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp prt 502 | ' at ''prt'' (character 5): '",
                "tcp port 502 or or udp | ' at ''or'' (character 17): '",
                "(host 10.0.0.1 and port) | ' at '')'' (character 24): '",
                "port 502 and | ' at its end, after ''and'': '",
                "tcp port 502 and port hots | ' at ''hots'' (character 23): unknown port'",
                "tcp port 99999 | ': illegal port number 99999 > 65535'"
            })
    void aWrongFilterIsToldWithThePlaceOfTheMistake(String filter, String place) {
        assertThatThrownBy(() -> CaptureFilter.check(filter, List.of(LinkType.ETHERNET)))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_FILTER))
                .hasMessageStartingWith("the filter \"" + filter + "\" is wrong" + place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "vlan and tcp port 502", "tcp[13] & 2 != 0", "not (ip6 or arp) and len <= 1500"})
    void aSoundFilterPasses(String filter) throws CaptureException {
        CaptureFilter.check(filter, List.of(LinkType.ETHERNET));
    }

    @Test
    void aWrongFilterIsToldBeforeTheInterfaceIsOpened() {
        assertThatThrownBy(() -> LiveSource.open(List.of("no-such-if"), LiveOptions.DEFAULT.withFilter("tcp prt")))
                .isInstanceOfSatisfying(
                        CaptureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_FILTER));
    }

    @Test
    void anUnknownInterfaceIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> LiveSource.open(List.of("no-such-if"), LiveOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        CaptureException.class,
                        e -> assertThat(e.kind()).isIn(Kind.UNKNOWN_INTERFACE, Kind.NO_PERMISSION))
                .hasMessageContaining("no-such-if");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new LiveOptions(63, 1, true, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveOptions(262_145, 1, true, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LiveOptions(64, 0, true, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
