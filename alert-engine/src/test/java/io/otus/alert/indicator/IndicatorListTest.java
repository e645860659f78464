package io.otus.alert.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorListTest {
    private static final String SHA_256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static List<String> taken(IndicatorList list) {
        return list.indicators().stream()
                .map(each -> each.type().key() + ' ' + each.value() + " [" + each.description() + "] " + each.source())
                .toList();
    }

    @Test
    void aPlainListHasAValueALine() {
        IndicatorList list = IndicatorList.read("""
            # addresses of last week
            203.0.113.5      # command server
            2001:db8::1

            *.Bad.Example.
            hxxp://bad.example/x
            10.0.0.0/4
            5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8
            localhost
            203.0.113.6 command server
            6734F37431670B3AB4292B8F60F29984 # a fingerprint, or an MD5
            """, "list.txt");
        assertThat(taken(list))
                .containsExactly(
                        "address 203.0.113.5 [command server] list.txt:2",
                        "address 2001:db8::1 [] list.txt:3",
                        "domain bad.example [] list.txt:5",
                        "ja3 6734f37431670b3ab4292b8f60f29984 [a fingerprint, or an MD5] list.txt:11");
        assertThat(list.notes())
                .singleElement()
                .asString()
                .startsWith("list.txt:11: value: '6734f37431670b3ab4292b8f60f29984' is taken for a JA3 fingerprint");
        assertThat(list.notTaken())
                .containsExactly(
                        "list.txt:6: value: 'hxxp://bad.example/x' (a URL; only its domain can be compared)",
                        "list.txt:7: value: '10.0.0.0/4' (a network that is too large)",
                        "list.txt:8: value: '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8'"
                                + " (a SHA-1; nothing that is seen is compared by that)",
                        "list.txt:9: value: 'localhost' (neither an address, a domain, a hash nor a fingerprint)",
                        "list.txt:10: value: '203.0.113.6 command server' (neither an address, a domain, a hash nor a"
                                + " fingerprint; a description stands behind #)");
    }

    @Test
    void aTableNamesItsColumnsInTheFirstLine() {
        IndicatorList list = IndicatorList.read("""
            description,type,value
            "one, ""two\""",hostname,a.example
            ,md5,6734f37431670b3ab4292b8f60f29984
            ,sha256,1234
            """, "list.csv");
        assertThat(taken(list)).containsExactly("domain a.example [one, \"two\"] list.csv:2");
        assertThat(list.notTaken())
                .containsExactly(
                        "list.csv:3: type: 'md5' (expected: ip, domain, sha256, certificate, file, ja3, ja4)",
                        "list.csv:4: value: '1234' (no hash (expected: 64 hexadecimal digits))");
        assertThatThrownBy(() -> IndicatorList.read("value\n\"a\nb\"\n", "list.csv"))
                .isInstanceOf(IndicatorException.class)
                .hasMessage("list.csv:2: a quotation mark has no second one on its line");
        assertThatThrownBy(() -> IndicatorList.read("value\na.example,b\n", "list.csv"))
                .hasMessage("list.csv:2: 2 fields, and the first line names 1");
    }

    @Test
    void aBundleHasIndicatorsWithPatterns() {
        IndicatorList list = IndicatorList.read("""
            {"type": "bundle", "id": "bundle--1", "objects": [
              {"type": "malware", "name": "Wiper", "is_family": false},
              {"type": "indicator", "id": "indicator--1", "name": "C2", "description": "of Wiper",
               "pattern_type": "stix", "valid_until": "2026-03-02T00:00:01Z",
               "pattern": "[ipv4-addr:value = '203.0.113.5' OR domain-name:value IN ('a.example', 'b.example')]"},
              {"type": "indicator", "id": "indicator--2",
               "pattern": "[file:hashes.'SHA-256' = '%s'] OR [ipv4-addr:value ISSUBSET '198.51.100.0/24']"},
              {"type": "indicator", "id": "indicator--3", "pattern_type": "yara", "pattern": "rule x {}"},
              {"type": "indicator", "id": "indicator--4", "pattern": "[process:name = 'x.exe']"},
              {"type": "indicator", "id": "indicator--5", "revoked": true, "pattern": "[domain-name:value = 'c.example']"},
              {"type": "indicator", "id": "indicator--6",
               "pattern": "[ipv4-addr:value = '203.0.113.7' AND file:size = 3]"},
              {"type": "indicator", "id": "indicator--7",
               "pattern": "[file:hashes.'SHA-256' = '%s' OR x509-certificate:hashes.'SHA-1' = 'da39'] OR [ipv4-addr:value = 'x']"}
            ]}
            """.formatted(SHA_256, SHA_256), "bundle.json");
        assertThat(taken(list))
                .containsExactly(
                        "address 203.0.113.5 [C2: of Wiper] bundle.json:3",
                        "domain a.example [C2: of Wiper] bundle.json:3",
                        "domain b.example [C2: of Wiper] bundle.json:3",
                        "hash " + SHA_256 + " [] bundle.json:6",
                        "address 198.51.100.0/24 [] bundle.json:6",
                        "hash " + SHA_256 + " [] bundle.json:13");
        assertThat(list.notTaken())
                .extracting(line -> line.replaceAll(" '.*", ""))
                .containsExactly(
                        "bundle.json:8: pattern_type:",
                        "bundle.json:9: pattern:",
                        "bundle.json:10: revoked:",
                        "bundle.json:11: pattern:",
                        "bundle.json:13: pattern:");
        assertThat(list.notTaken().get(4))
                .contains(
                        "x509-certificate:hashes.'SHA-1' = 'da39'",
                        "x509-certificate:hashes.'SHA-1' is nothing that",
                        "'x'")
                .doesNotContain("SHA-256");
        Indicators indicators = new Indicators(list.indicators());
        long until = 1_772_409_601_000_000_000L;
        assertThat(indicators.domain("x.a.example", until - 1)).isNotNull();
        assertThat(indicators.domain("x.a.example", until)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type": "bundle"}             | list:1: objects: missing
        {"type": "bundle", "objects":  | list:1: the text ends too early (expected: a bundle
        {"type": "bundle", "objects": [}| list:1: this is no JSON (expected: a bundle
        """)
    void whatIsNoBundleIsToldWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> IndicatorList.read(text, "list"))
                .isInstanceOf(IndicatorException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void whatIsTooDeepOrTooLongIsNotToldAsNoJson() {
        String deep = "{\"type\": \"bundle\",\n\"objects\": [" + "[".repeat(1_500) + "]".repeat(1_500) + "]}";
        String big = "{\"type\": \"bundle\", \"objects\": [" + "1".repeat(1_500) + "]}";
        for (String text : List.of(deep, big)) {
            assertThatThrownBy(() -> IndicatorList.read(text, "list"))
                    .isInstanceOf(IndicatorException.class)
                    .hasMessageMatching("list:[12]: is nested too deep, or has a text or number too long \\(expected: a"
                            + " bundle of STIX 2\\.1\\)");
        }
    }
}
