package io.otus.alert.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.event.Action;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Sites;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenancePlanTest {
    private static final String TIMES = "\"start\": \"2026-03-02T10:00:00Z\", \"end\": \"2026-03-02T12:00:00+01:00\"";
    private static final Sites SITES = Sites.of(Map.of("north", List.of("eth0")));

    private static MaintenancePlan parse(String source, String text) throws MaintenanceException {
        return MaintenancePlan.parse(source, text, SITES);
    }

    @Test
    void devicesThatTakePartActAndAreActedUpon() throws MaintenanceException {
        MaintenancePlan plan = parse("plan.json", """
            [{"start": "2026-03-02T10:00:00.000001Z", "end": "2026-03-02T12:00:00+01:00",
              "assets": ["10.0.0.1", "00:1B:1B:01:02:03", "fe80:0:0::1"], "reason": "firmware"}]\
            """);
        MaintenanceWindow window = plan.windows().getFirst();
        assertThat(window.start()).isEqualTo(1_772_445_600_000_001_000L);
        assertThat(window.end()).isEqualTo(1_772_449_200_000_000_000L);
        assertThat(window.by().names()).containsExactly("10.0.0.1", "00:1b:1b:01:02:03", "fe80::1");
        assertThat(window.on()).isEqualTo(window.by());
        assertThat(window.actions()).isEmpty();
        assertThat(window.reason()).isEqualTo("firmware");
    }

    @Test
    void whoActsAndUponWhomMayBeToldApart() throws MaintenanceException {
        MaintenancePlan plan = parse(
                "plan.json",
                "[{" + TIMES + ", \"by\": [\"10.0.0.1\"], \"on\": [\"any\"], \"actions\": [\"download\", \"stop\"]}]");
        MaintenanceWindow window = plan.windows().getFirst();
        assertThat(window.by().names()).containsExactly("10.0.0.1");
        assertThat(window.on().isAny()).isTrue();
        assertThat(window.actions()).containsExactlyInAnyOrder(Action.DOWNLOAD, Action.STOP);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"assets\": [\"10.0.0.1\", \"10.0.0.9\"]', true",
        "'\"assets\": [\"*\"]', true",
        "'\"assets\": [\"10.0.0.2\"]', false",
        "'\"by\": [\"10.0.0.9\"], \"on\": [\"any\"]', false",
        "'\"assets\": [\"10.0.0.1\"], \"acts\": [\"read\"]', false"
    })
    void anotherDeviceMayComeInThePlaceOfOneThatIsNamedForAllWork(String devices, boolean isForeseen)
            throws MaintenanceException {
        MaintenancePlan plan = parse("plan.json", "[{" + TIMES + ", " + devices + "}]");
        MaintenanceWindow window = plan.windows().getFirst();
        Endpoint place = Endpoint.at(0, IpAddress.parse("10.0.0.1"));
        assertThat(plan.foresees(null, place, window.start())).isEqualTo(isForeseen);
        assertThat(plan.foresees(null, place, window.end())).isFalse();
    }

    @Test
    void whoActsUponTheAssetsMayBeNamedBesideThem() throws MaintenanceException {
        MaintenanceWindow window = parse("plan.yaml", """
                        - start: 2026-03-02T10:00:00Z
                          end: 2026-03-02T12:00:00+01:00
                          assets: [PLC-1, 10.0.0.2, "00:11:22:33:44:55"]
                          by: [EWS2]
                          acts: [download]
                          reason: firmware
                        """).windows().getFirst();
        assertThat(window.by().names()).containsExactly("EWS2", "PLC-1", "10.0.0.2", "00:11:22:33:44:55");
        assertThat(window.on().names()).containsExactly("PLC-1", "10.0.0.2", "00:11:22:33:44:55");
        assertThat(window.actions()).containsExactly(Action.DOWNLOAD);
    }

    @Test
    void workIsInASiteOrInEach() throws MaintenanceException {
        MaintenancePlan plan = parse(
                "plan.json",
                "[{" + TIMES + ", \"site\": \"north\", \"assets\": [\"10.0.0.1\"]},{" + TIMES
                        + ", \"assets\": [\"10.0.0.1\"]}]");
        assertThat(plan.windows())
                .extracting(MaintenanceWindow::site)
                .containsExactly(new PlannedSite(1, "north"), null);
        assertThat(plan.windows()).extracting(MaintenanceText::fact).doesNotHaveDuplicates();
        String sited = "[{" + TIMES + ", \"site\": \"north\", \"assets\": [\"10.0.0.1\"]}]";
        assertThatThrownBy(() -> MaintenancePlan.parse("plan.json", sited, Sites.NONE))
                .hasMessageContaining(
                        "'site' is 'north' (expected: no site, as the configuration names none in 'sites')");
    }

    @Test
    void aDeviceMayBeCalledAsWorkIs() throws MaintenanceException {
        MaintenanceWindow window = parse("plan.json", "[{" + TIMES + ", \"assets\": [\"*\"]}]")
                .windows()
                .getFirst();
        assertThat(MaintenanceText.isFact(MaintenanceText.fact(window))).isTrue();
        assertThat(MaintenanceText.isFact("maintenance present")).isFalse();
        assertThat(MaintenanceText.isFact("maintenance -> plc guessing")).isFalse();
    }

    @Test
    void aStarIsEveryDevice() throws MaintenanceException {
        MaintenancePlan plan = parse("plan.json", "[{" + TIMES + ", \"assets\": [\"*\"]}]");
        assertThat(plan.windows().getFirst().by().isAny()).isTrue();
        assertThat(plan.windows().getFirst().on().isAny()).isTrue();
    }

    @Test
    void whoActsUponEveryDeviceActsAlone() throws MaintenanceException {
        MaintenanceWindow window = parse("plan.json", "[{" + TIMES + ", \"assets\": [\"*\"], \"by\": [\"EWS2\"]}]")
                .windows()
                .getFirst();
        assertThat(window.by().names()).containsExactly("EWS2");
        assertThat(window.on().isAny()).isTrue();
    }

    @Test
    void anEmptyListPlansNothingAndTheSameTwiceIsOne() throws MaintenanceException {
        assertThat(parse("plan.json", " [ ] ").windows()).isEmpty();
        String window = "{" + TIMES + ", \"assets\": [\"10.0.0.1\"]}";
        assertThat(parse("plan.json", "[" + window + "," + window + "]").windows())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                             | plan.json:1:1: window 1: no list of windows
        [3]                                            | plan.json:1:2: window 1: no window
        [{TIMES, "assets": ["10.0.0.1"]}, {}]          | window 2: no 'start'
        [{"start": "2026-03-02", "end": "x"}]          | plan.json:1:12: window 1: 'start' is '2026-03-02' (expected: a time with a zone
        [{"start": 5}]                                 | 'start' is 5 (expected: a text)
        [{TIMES}]                                      | who may act upon whom?
        [{TIMES, "by": ["any"]}]                       | who may act upon whom?
        [{TIMES, "assets": ["PLC-1"], "on": ["PLC-2"]}] | who may act upon whom?
        [{TIMES, "assets": [], "by": ["any"]}]         | 'assets' is empty
        [{TIMES, "assets": ["10.0.0.256"]}]            | 'assets' has '10.0.0.256' (expected: an IP or MAC address, a name, or "*")
        [{TIMES, "assets": ["00:1b:1b:01:02"]}]        | 'assets' has '00:1b:1b:01:02' (expected: an IP or MAC address
        [{TIMES, "assets": ["10.0.0.0/24"]}]           | 'assets' has '10.0.0.0/24' (expected: an IP or MAC address
        [{TIMES, "assets": ["10.0.0.l"]}]              | 'assets' has '10.0.0.l' (expected: an IP or MAC address
        [{TIMES, "assets": ["00-1B-1B-01-02-03"]}]     | 'assets' has '00-1B-1B-01-02-03' (expected: an IP or MAC address
        [{TIMES, "assets": ["A"], "acts": ["stop"], "actions": ["stop"]}] | 'acts' and 'actions' are one field
        - {assets: [&a A, *a]}                         | 'assets' is an alias (expected: a text
        [{TIMES, "assets": [" "]}]                     | 'assets' has ' ' (expected: an IP or MAC address
        [{TIMES, "assets": ["10.0.0.1"], "why": "x"}]  | unknown field 'why' (expected: start, end, site, assets, by, on, acts, reason)
        [{TIMES, "site": "south", "assets": ["*"]}]    | 'site' is 'south' (expected: one of the sites of the configuration: north)
        [{TIMES, "assets": ["10.0.0.1"], "actions": ["explode"]}] | 'actions' has 'explode' (expected: read, write
        [{TIMES, "assets": ["10.0.0.1"]}] x            | this is neither JSON nor YAML (expected: a list of windows
        not JSON                                       | no list of windows
        - start: "2026                                 | this is neither JSON nor YAML (expected: a list of windows
        [{TIMES, "assets": ["10.0.0.1"]                | the text ends too early
        [{"start": "2026-03-02T10:00:00Z", "end": "2026-03-02T10:00:00Z", "assets": ["10.0.0.1"]}] | 'end' is not after 'start'
        [{"start": "+999999999-01-01T00:00:00Z"}]      | 'start' is
        """)
    void whatIsWrongIsNamedWithItsPlace(String text, String sentence) {
        assertThatThrownBy(() -> parse("plan.json", text.replace("TIMES", TIMES)))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageStartingWith("plan.json:1:")
                .hasMessageContaining(sentence);
    }

    @Test
    void theLineOfAnErrorIsItsOwn() {
        assertThatThrownBy(() -> parse("plan.json", "[\n {\n  \"start\": \"soon\"\n }\n]"))
                .hasMessageStartingWith("plan.json:3:12: window 1: 'start'");
    }

    @Test
    void aPlanIsBounded() {
        String window = "{" + TIMES + ", \"assets\": [\"10.0.0.1\"]}";
        List<String> many = Collections.nCopies(MaintenanceParser.MAX_WINDOWS + 1, window);
        assertThatThrownBy(() -> parse("plan.json", "[" + String.join(",", many) + "]"))
                .hasMessageContaining("more than " + MaintenanceParser.MAX_WINDOWS + " windows");
    }
}
