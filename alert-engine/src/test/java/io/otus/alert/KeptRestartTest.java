package io.otus.alert;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Learning;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.baseline.Token;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.PortUse;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.store.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each detector remembers is the same behind a restart, whatever is in it and whichever version wrote it. */
class KeptRestartTest {
    private static final LearningPlan PLAN = new LearningPlan.Until(START + HOUR);
    private static final int CLIENT = 1;
    private static final int SERVER = 2;
    private static final Service WRITE = new Service(16, "write_multiple_registers", Action.WRITE);
    /** A unit as some protocols name it. */
    private static final String UNIT = "rack 1/slot%412";

    /** What the detectors wrote when some texts stood as they were, the last ones with blanks in them. */
    private static final String BEFORE = """
        addresses 0 00:1e:13:00:00:99 10.3.0.70 10.3.0.71 2001:db8:1::1134
        asked-addresses owned 0 10.2.0.30
        asked-addresses asked 0 10.2.0.9
        asked-addresses vain 0 10.2.0.254 3c:52:82:00:00:02 1767227399000000000
        bindings owner 0 10.2.0.30 3c:52:82:00:00:02
        bindings owner 0 10.2.0.50 18:66:da:00:00:0b 1767229200010000000 18:66:da:00:00:0a
        bindings takeover 18:66:da:00:00:0b 18:66:da:00:00:0a 1767229200010000000 1 false
        bindings virtual 0 10.2.0.1
        busiest-broadcasts fieldbuses
        busiest-broadcasts 0 118
        busiest-broadcasts 0 183 34980
        busiest-commands counted
        busiest-commands asset-1 2 dnp3
        busiest-datagrams counted
        busiest-datagrams 0 192.168.1.24 192.168.1.22 17 367
        busiest-datagrams 0 - 192.168.1.22 17 367
        busiest-points asset-1 asset-2 23 modbus 0 coil 1
        busiest-points asset-1 asset-2 23 cip 0 coil rack 1/slot%412
        busiest-requests counted-by-first-and-last
        busiest-requests counted-writes
        busiest-requests asset-1 asset-2 90 modbus 16 1
        busiest-requests asset-1 asset-2 91 modbus 16\s
        busiest-requests asset-1 asset-2 92 cip 16 rack 1/slot%412
        busiest-seconds port 0 10.30.0.255 UDP 47808 90
        busiest-seconds conversation asset-1 asset-2 80 modbus 1
        busiest-seconds conversation asset-1 asset-2 81 modbus\s
        busiest-seconds conversation asset-1 asset-2 82 cip rack 1/slot%412
        callers 0 192.168.2.105 54.161.101.85 80 2 1618744212338460000 1652784814543352000 0 0 0 0 0 0
        callers 0 192.168.2.105 updates.example.com 443 2 1618744212338460000 1652784814543352000 0 0 0 0 0 0
        clocks asset-1 asset-2 dnp3 true 0 1772414467509461000
        clocks asset-1 - dnp3 false -3600000 1772414467509461000
        cut-connections counted
        cut-connections 0 192.168.1.10 192.168.1.40 102 5
        device-states asset-2 dnp3 10 asset-1
        device-states asset-2 dnp3 10 -
        device-states asset-2 dnp3 11 asset-1 device_restart ox 1772433005181468000 1772433000000000000 -4611686018427387904 -4611686018427387904 1772433005181468000
        device-states asset-2 dnp3 11 asset-1 config%20corrupt - 1772433005181468000 -4611686018427387904 -4611686018427387904 -4611686018427387904 -4611686018427387904
        flawed-points asset-2 modbus 1
        flawed-points asset-2 bacnet - analog-input:4/out-of-service -1 FORCED
        flawed-points asset-2 iec104 1 ioa 550 FORCED BLOCKED INVALID OUTDATED EXCEEDED
        flawed-points asset-2 iec104 1 * -1 INVALID
        guesses asset-1 asset-2 1216384407989112000 4 false
        guesses asset-2 asset-1 1216384407989112000 90 true
        heard-cards 0 10.2.0.50 18:66:da:00:00:0a
        heard-cards speaker 0 00:1e:13:00:00:01 v4 -
        heard-cards speaker 0 00:1e:13:00:00:01 v6 2001:db8::1
        heard-cards former 00:80:f4:00:01:01 6179ecb81d2e4dc3
        heard-cards told da:a1:19:00:00:02 817729fb2500c986
        heard-cards holder 0 10.2.0.30 6179ecb81d2e4dc3
        held-connections 0 192.168.1.104 502 192.168.1.100 12
        impostors since 1767225540000000000
        impostors 0 192.168.10.9 24:e9:b3:47:ae:25
        left-alone asset-2 1767225540000000000 1767225550000000000
        link-resets counted
        link-resets 2df76bd1c11efe8b e4d9170cfeb94124 iec104 1 -
        missing-stations fc1a5ec3eb622d5a 49e17c3c96a70563 cotp 0x0100
        next-hops here 0 10.2.0.0
        next-hops 0 00:80:f4:00:00:77 172.16.201.8 172.16.201.6
        outwards 0 192.168.66.235 372992 4050 6792 false
        outwards 0 192.168.66.235 372992 4050 6792 true 166.161.16.230
        publishers 0 01:0c:cd:01:00:00 goose AA1C1Q05A1LD0%20x 0a:bb:fe:10:c9:06 1216384200000000000
        publishers 0 - sv - 0a:bb:fe:10:c9:06 1216384200000000000
        refusals asset-1 asset-2 1772413826046400000 4
        report-pauses asset-1 asset-2 modbus 900240810000 16 1
        report-pauses asset-1 asset-2 modbus 900240820000 16\s
        report-pauses asset-1 asset-2 cip 900240830000 16 rack 1/slot%412
        runs asset-2 s7comm 0/2 -
        runs asset-2 s7comm 0/3 1795950126012286483
        runs stopped asset-1 asset-2 1795950126012286483
        shared-addresses 0 10.10.20.20 54:ee:75:36:23:14 f8:bc:12:ca:d7:a5
        spanning-trees root 0 8003.00:1e:f6:73:59:80
        spanning-trees bridge ec:e5:55:10:7a:20 65536
        time-clients asset-2 asset-1
        time-servers asset-2 ntp 55886 1216384407092413000
        time-servers asset-2 ptp 0 1772413318941571000 0
        utc-offsets ec4670fffe23b0b1/0 37 1772410175045663000
        utc-offsets 001d7ffffe800217/0 36 1474699730980023000 valid
        vain-connections known 0 10.2.0.5 10.2.0.60 UDP 68
        vain-connections tried 0 10.2.0.5 10.2.0.51 UDP 68 1767228600010000000
        vain-connections told 0 10.10.30.20 SCAN_HOST 1772414877579589000
        written-words asset-1 asset-2 modbus 1 holding 5 1093522479997992000 11
        written-words asset-1 asset-2 cip rack%201/slot%25412 DB1 4 1772410486425137000 66 66 65535
        """;

    /** What they write now, with {@code ~} for each text. */
    private static final String NOW = """
        addresses 0 00:1e:13:00:00:99 10.3.0.70 10.3.0.71 2001:db8:1::1134
        asked-addresses owned 0 ~
        asked-addresses asked 2 ~ 3c:52:82:00:00:02
        asked-addresses told 1 3c:52:82:00:00:02
        asked-addresses vain 1 ~ 3c:52:82:00:00:02 1767227399000000000
        bindings owner 0 10.2.0.50 18:66:da:00:00:0b 1767229200010000000 18:66:da:00:00:0a
        bindings takeover 18:66:da:00:00:0b 18:66:da:00:00:0a 1767229200010000000 1 false
        bindings virtual 0 10.2.0.1
        busiest-broadcasts fieldbuses
        busiest-broadcasts 0 118
        busiest-broadcasts 0 183 34980
        busiest-commands counted
        busiest-commands asset-1 2 ~
        busiest-datagrams counted
        busiest-datagrams 0 192.168.1.24 192.168.1.22 17 367
        busiest-datagrams 0 - 192.168.1.22 17 367
        busiest-points asset-1 asset-2 23 modbus 0 ~ ~ 30
        busiest-requests counted-by-first-and-last
        busiest-requests counted-writes
        busiest-requests asset-1 asset-2 90 modbus ~ ~
        busiest-seconds port 0 10.30.0.255 UDP 47808 90
        busiest-seconds conversation asset-1 asset-2 80 modbus ~
        callers learning 1767225600000000000 1767229140000000000
        callers 0 192.168.2.105 ~ 443 2 1618744212338460000 1652784814543352000 0 0 0 0 0 0
        clocks asset-1 asset-2 ~ true 0 1772414467509461000
        clocks asset-1 - ~ false -3600000 1772414467509461000
        cut-connections counted
        cut-connections 0 192.168.1.10 192.168.1.40 102 5
        device-states asset-2 dnp3 10 asset-1
        device-states asset-2 ~ ~ asset-1 ~ ox 1772433005181468000 1772433000000000000 0 0 1772433005181468000
        device-states asset-2 ~ ~ - ~ - 1772433005181468000 -4611686018427387904 0 0 0
        flawed-points asset-2 ~ ~
        flawed-points asset-2 ~ ~ ~ 550 FORCED BLOCKED INVALID OUTDATED EXCEEDED
        flawed-points asset-2 ~ ~ * -1 INVALID
        greatest-volumes asset-1 asset-2 1772409600000000000 93000000 5908032
        guesses asset-1 asset-2 1216384407989112000 4 false
        heard-cards 0 10.2.0.50 18:66:da:00:00:0a
        heard-cards speaker 0 00:1e:13:00:00:01 v4 -
        heard-cards speaker 0 00:1e:13:00:00:01 v6 2001:db8::1
        heard-cards former ~ ~
        heard-cards told ~ ~
        heard-cards holder 0 ~ ~
        held-connections 0 192.168.1.104 502 192.168.1.100 12
        impostors since 1767225540000000000
        impostors 0 192.168.10.9 24:e9:b3:47:ae:25
        left-alone asset-2 1767225540000000000 1767225550000000000
        left-alone replaced asset-2 asset-1 1767225540000000000
        left-alone replaced asset-1 asset-2 1767225540000000000 1767225530000000000 1767225550000000000
        link-resets counted
        link-resets ~ ~ ~ 1 ~
        missing-stations ~ ~ ~ ~
        next-hops here 0 10.2.0.0
        next-hops 0 00:80:f4:00:00:77 172.16.201.8 172.16.201.6
        outwards 0 192.168.66.235 372992 4050 6792 false
        outwards 0 192.168.66.235 372992 4050 6792 true 166.161.16.230
        publishers 0 01:0c:cd:01:00:00 ~ ~ 0a:bb:fe:10:c9:06 1216384200000000000
        publishers 0 - ~ ~ 0a:bb:fe:10:c9:06 1216384200000000000
        refusals asset-1 asset-2 1772413826046400000 4
        report-pauses asset-1 asset-2 modbus 900240810000 ~ ~
        runs asset-2 ~ ~ 1795950126012286483
        runs stopped asset-1 asset-2 1795950126012286483
        shared-addresses 0 10.10.20.20 54:ee:75:36:23:14 f8:bc:12:ca:d7:a5
        spanning-trees root 0 8003.00:1e:f6:73:59:80
        spanning-trees bridge ec:e5:55:10:7a:20 65536
        time-clients asset-2 asset-1
        time-servers asset-2 ~ 0 1772413318941571000 ~
        transfers asset-1 asset-2 TCP 22 1772409600000000000 1772409600000000000 1772420400000000000 3600000000000 0 1772420460000000000 false true 3 3590000000000 3600000000000 3595000000000
        utc-offsets ~ 36 1474699730980023000 valid
        vain-connections known 0 10.2.0.5 10.2.0.60 UDP 68
        vain-connections tried 0 10.2.0.5 10.2.0.51 UDP 68 1767228600010000000
        vain-connections told 0 10.10.30.20 SCAN_HOST 1772414877579589000
        written-words asset-1 asset-2 modbus ~ ~ 5 1093522479997992000 11 65535
        """;

    private final PlantRuns runs;

    KeptRestartTest(@TempDir Path directory) {
        runs = new PlantRuns(directory);
    }

    @BeforeEach
    void theClientIsKnownToWrite() throws IOException {
        runs.run(PLAN, plant -> {
            plant.knownDevice("HMI1", CLIENT);
            plant.knownDevice("PLC-1", SERVER);
            plant.ask(CLIENT, SERVER, "modbus", "1", WRITE, PointRange.of("holding", 0, 1));
            plant.ask(CLIENT, SERVER, "modbus", "", WRITE, PointRange.of("holding", 0, 1));
            plant.ask(CLIENT, SERVER, "cip", UNIT, WRITE, PointRange.of("holding", 0, 1));
        });
    }

    @Test
    void whatAnEarlierVersionWroteIsTakenUp() throws IOException {
        String now = BEFORE.replace(UNIT, Token.escape(UNIT))
                .replaceAll("(?m) $", " -")
                // What one minute had is taken for each of five, as those were not counted.
                .replaceAll("(?m)^busiest-points .*$", "$0 115");
        assertThat(restarted(BEFORE, "")).containsExactlyInAnyOrderElementsOf(lines(now));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b  c ", "\t", "a\"b'c", "1\n2\r\n3", "-", "=1", "%41%", "B\u00fcro \u2603 \ud83d\udd0c", "\0"
            })
    void whateverIsInATextIsTakenUp(String text) throws IOException {
        runs.run(PLAN, plant -> {
            plant.knownDevice("HMI1", CLIENT);
            plant.knownDevice("PLC-1", SERVER);
            plant.ask(CLIENT, SERVER, "modbus", text, WRITE.keyed(text), PointRange.of("holding", 0, 1));
        });
        String now = NOW.replace("~", Token.escape(text));
        assertThat(restarted(now, "=1\n")).containsExactlyInAnyOrderElementsOf(lines(now));
    }

    @Test
    void eachDetectorIsTried() {
        assertThat(keeping())
                .extracting(Detector.Keeping::keptAs)
                .containsExactlyInAnyOrderElementsOf(of(NOW).keySet());
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestTakenUp() {
        Detector.Keeping cuts = keeping("cut-connections");
        List<String> lines =
                List.of("=1", "0 10.0.0.1 10.0.0.2 102", "0 10.0.0.1 x 102 5", "0 10.0.0.1 10.0.0.2 102 7");
        assertThat(DetectorMemory.takeUp(cuts, lines))
                .isEqualTo("stored lines of cut-connections that cannot be read: 2, first 0 10.0.0.1 10.0.0.2 102:"
                        + " word 5 is missing");
        assertThat(Kept.lines(cuts::keep)).containsExactly("=1", "0 10.0.0.1 10.0.0.2 102 7");
        assertThat(DetectorMemory.takeUp(cuts, Kept.lines(cuts::keep))).isEmpty();
    }

    /** Words cut off, or others in their place. */
    @Test
    void noLineKeepsASensorFromStarting() throws IOException {
        StringBuilder damaged = new StringBuilder();
        for (String line : NOW.replace("~", "x").lines().toList()) {
            int end = line.length();
            while (end > line.indexOf(' ')) {
                String start = line.substring(0, end);
                end = start.lastIndexOf(' ');
                damaged.append(start).append('\n').append(start, 0, end).append(" \u2603\n");
            }
        }
        assertThat(restarted(damaged.toString(), "=1\n")).isNotEmpty();
    }

    /** As another version of a program adds them, which this one does not know. */
    @Test
    void furtherWordsBehindALineAreNotRead() {
        Detector.Keeping cuts = keeping("cut-connections");
        assertThat(DetectorMemory.takeUp(cuts, List.of("=1", "0 10.0.0.1 10.0.0.2 102 7 more")))
                .isEmpty();
        assertThat(Kept.lines(cuts::keep)).contains("0 10.0.0.1 10.0.0.2 102 7");
    }

    private static Detector.Keeping keeping(String name) {
        return keeping().stream()
                .filter(each -> each.keptAs().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All that there are. */
    private static List<Detector.Keeping> keeping() {
        Baseline baseline = new Baseline(new Learning(PLAN, EvidenceRequests.NONE));
        Plant plant = new Plant(PLAN);
        AlertBook book = new AlertBook("test", baseline, plant, EvidenceRequests.NONE, (_, _, _) -> {});
        PlantSite site = new PlantSite(
                plant, baseline, book, EvidenceRequests.NONE, (_, _) -> true, PortUse.NONE, SiteRules.NONE);
        return DetectorList.of(site, SiteRules.NONE).all().stream()
                .filter(Detector.Keeping.class::isInstance)
                .map(Detector.Keeping.class::cast)
                .toList();
    }

    /** The lines of each detector. */
    private static Map<String, List<String>> of(String text) {
        return text.lines()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(' ')),
                        TreeMap::new,
                        Collectors.mapping(line -> line.substring(line.indexOf(' ') + 1), Collectors.toList())));
    }

    private static List<String> lines(String text) {
        return Stream.concat(text.lines(), of(text).keySet().stream().map(detector -> detector + " =1"))
                .toList();
    }

    /**
     * What the detectors keep that took up such lines: the name of the detector, and the line.
     *
     * @param first what is stored ahead of the lines of each
     */
    private List<String> restarted(String text, String first) throws IOException {
        Map<String, List<String>> lines = of(text);
        lines.forEach((detector, its) -> runs.write(new Batch()
                .add("INSERT OR REPLACE INTO alert_detector VALUES (?, ?)", detector, first + String.join("\n", its))));
        runs.run(PLAN, _ -> {});
        return lines.keySet().stream()
                .flatMap(detector -> kept(detector).lines().map(line -> detector + ' ' + line))
                .toList();
    }

    private String kept(String detector) {
        return runs.ask(
                reader -> reader.first("SELECT lines FROM alert_detector WHERE name = ?", row -> row.text(1), detector)
                        .orElseThrow());
    }
}
