package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.evidence.EvidenceRequests;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTextTest {
    private static final String EXAMPLE = """
        # otus-baseline 1
        # Reviewed by K. on 2026-11-02
        asset gateway ip=10.1.7.1
        asset hmi1 mac=00:1b:1b:01:02:01 ip=10.1.1.5 vlan=10 # control room
        asset pair mac=00:1b:1b:01:02:0b,00:1b:1b:01:02:0a ip=10.1.1.9,10.1.2.9,fe80::9 vlan=10 # two network cards

        asset plc3 mac=00:1b:1b:01:02:03 ip=10.1.1.33 vlan=10
        asset twin ip=10.1.1.33 vlan=10 site=2
        # agreed with the mechanical department
        approved hmi1 -> plc3 modbus unit=1 write coil 23
        candidate hmi1 -> plc3 modbus unit=1 function 5 # once, in the night
        learned gateway role server dnp3
        learned hmi1 -> gateway bacnet unit=- function read_property
        learned hmi1 -> gateway bacnet unit=- poll read_property analog-input:3/present-value more=2 every=15 pause=45
        learned hmi1 -> gateway bacnet unit=- read analog-input:3/present-value
        learned hmi1 -> gateway mqtt unit=- publish plant/pump1/speed
        learned hmi1 -> plc3 modbus unit=1 function 3
        learned hmi1 -> plc3 modbus unit=1 link
        learned hmi1 -> plc3 modbus unit=1 poll 3 holding 100..109 every=1.02 pause=6.5
        learned hmi1 -> plc3 modbus unit=1 poll 7 every=60 pause=120
        learned hmi1 -> plc3 modbus unit=1 read holding 100..139
        learned hmi1 -> plc3 modbus unit=1 read input 0..9999 coalesced
        learned hmi1 -> plc3 modbus unit=1 reading holding 100 {0,1,5}
        learned hmi1 -> plc3 modbus unit=1 reading holding 101 {7} steady
        learned hmi1 -> plc3 modbus unit=1 reading holding 102 3..97 flat=30.1 rate=0.25
        learned hmi1 -> plc3 modbus unit=1 reading holding 103 3..97 flat=30.1 rise=0.25
        learned hmi1 -> plc3 modbus unit=1 reading mode {"auto"}
        learned hmi1 -> plc3 modbus unit=1 reading plant/stage {2.0,3.5} steady
        learned hmi1 -> plc3 modbus unit=1 value coil 23 {0,1}
        learned hmi1 -> plc3 modbus unit=1 value holding 100 0..100
        learned hmi1 -> plc3 modbus unit=1 value holding 102 {0.0,21.5}
        learned hmi1 -> plc3 modbus unit=1 value mode {"auto","stand%20by"}
        learned hmi1 -> plc3 modbus unit=1 value note *
        learned hmi1 -> plc3 modbus unit=1 write holding 100..101
        learned hmi1 habit internet 203.0.113.5
        learned hmi1 present
        learned hmi1 role client modbus
        # the end
        """;

    private static Baseline empty() {
        return new Baseline(new Learning(new LearningPlan.Enforce(), EvidenceRequests.NONE));
    }

    @Test
    void textToDocumentToTextIsIdentical() throws BaselineException {
        assertThat(BaselineText.parse("plant.txt", EXAMPLE).print(false)).isEqualTo(EXAMPLE);
    }

    @Test
    void textToModelToTextIsIdentical() throws BaselineException {
        Baseline baseline = empty();
        BaselineImport.into(baseline, "plant.txt", BaselineText.parse("plant.txt", EXAMPLE));
        assertThat(BaselineExport.of(baseline).print(false)).isEqualTo(EXAMPLE);
    }

    @Test
    void historyIsImportedUnchanged() throws BaselineException {
        String text = EXAMPLE.replace(
                "function 3\n",
                "function 3 [seen=1204 hours=5 days=1 first=2026-03-02T00:00:00Z last=2026-03-02T05:00:00.000000001Z"
                        + " shown=cafe00000000:17@1772409600000000000+54+12"
                        + " latest=cafe00000000:9@1772409600000000000+54+12]\n");
        Baseline baseline = empty();
        BaselineImport.into(baseline, "plant.txt", BaselineText.parse("plant.txt", text));
        assertThat(BaselineExport.of(baseline).print(true)).isEqualTo(text);
        assertThat(BaselineExport.of(baseline).print(false)).isEqualTo(EXAMPLE);
    }

    @Test
    void whatIsImportedIsNormalWhateverItsStateSays() throws BaselineException {
        Baseline baseline = empty();
        BaselineImport.into(baseline, "plant.txt", BaselineText.parse("plant.txt", EXAMPLE));
        for (Conversation conversation : baseline.conversations()) {
            for (int i = 0; i < conversation.functions().size(); i++) {
                assertThat(conversation.functions().fact(i).isKnown()).isTrue();
                assertThat(conversation.functions().fact(i).source()).isEqualTo("plant.txt");
            }
        }
    }

    @Test
    void linesAreSortedByBytes() throws BaselineException {
        String shuffled = EXAMPLE.replace("learned hmi1 present\n", "")
                .replace("asset gateway", "learned hmi1 present\nasset gateway");
        String[] facts = BaselineText.parse("x", shuffled)
                .print(false)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("asset") && !line.isEmpty())
                .toArray(String[]::new);
        String[] sorted = facts.clone();
        Arrays.sort(sorted);
        assertThat(facts).containsExactly(sorted);
    }

    @Test
    void theDifferenceOfTwoTextsIsItsStatements() throws BaselineException {
        BaselineText before = BaselineText.parse("a", EXAMPLE);
        BaselineText after = BaselineText.parse(
                "b",
                EXAMPLE.replace("learned hmi1 -> plc3 modbus unit=1 function 3\n", "")
                        .replace("100..139", "100..149")
                        .replace("candidate", "approved"));
        assertThat(before.differenceTo(after))
                .containsExactly(
                        "- hmi1 -> plc3 modbus unit=1 function 3",
                        "- hmi1 -> plc3 modbus unit=1 read holding 100..139",
                        "+ hmi1 -> plc3 modbus unit=1 read holding 100..149");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lerned hmi1 present | 'lerned' begins no line (expected: asset, candidate, learned or approved)",
                "learned hmi1 | incomplete",
                "learned hmi1 role boss modbus | 'role boss modbus' is no fact of a device (expected: present, role client",
                "learned plc3 program s7comm unit=0/2 OB1 9F | 'program s7comm unit=0/2 OB1 9F' is no fact of a program (expected: program"
                        + " PROTOCOL",
                "learned nobody present | 'nobody' is no asset (expected: a line 'asset nobody mac=... ip=...')",
                "learned hmi1 -> plc3 modbus function 3 | unit=UNIT ASPECT",
                "learned hmi1 -> plc3 modbus unit=1 fnction 3 | 'fnction 3' is no fact of a conversation (expected: link, function KEY",
                "learned hmi1 -> plc3 modbus unit=1 read holding 9..3 | 'read holding 9..3' is no fact of a conversation (expected:"
                        + " read SPACE [FIRST[..LAST]] [coalesced], the lesser number first)",
                "learned hmi1 -> plc3 modbus unit=1 reading holding 1 3..9 rat=1 | (expected: reading SPACE [INDEX]"
                        + " {V,...}|LOW..HIGH|* [flat=SECONDS] [rate=NUMBER|rise=NUMBER] [steady], the lesser number first)",
                "learned hmi1 role publishers goose | role client|server|writer|programmer|publisher PROTOCOL",
                "learned hmi1 -> plc3 modbus unit=1 read holding x | 'read holding x' is no fact of a conversation (expected:",
                "learned hmi1 -> plc3 modbus unit=1 value holding 1 {} | 'value holding 1 {}' is no fact of a conversation (expected:",
                "learned hmi1 present [seen] | the history cannot be read",
                "asset hmi2 mac=zz | 'mac=zz' is no address (expected: mac=",
                "asset hmi2 port=3 | 'port=3' says nothing of a device (expected: mac=MAC, ip=IP, vlan=ID or site=N)",
                "asset hmi2 ip=10.1.1.5 site=128 | no network: site 128, VLAN 0",
                "asset hmi1 ip=10.0.0.1 | said before on line 2 (expected: each fact once)"
            })
    void anErrorNamesItsLineAndWhatIsExpected(String line, String message) {
        String text = "# otus-baseline 1\nasset hmi1 ip=10.1.1.5\nasset plc3 ip=10.1.1.33\n" + line + "\n";
        assertThatThrownBy(() -> BaselineText.parse("plant.txt", text))
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith("plant.txt:4: ")
                .hasMessageContaining(message);
    }

    @Test
    void oneDeviceHasOneName() throws BaselineException {
        String one = "# otus-baseline 1\nasset a mac=00:1b:1b:01:02:01 ip=10.0.0.1\n";
        assertThatThrownBy(() -> BaselineText.parse("p", one + "asset b mac=00:1b:1b:01:02:01 ip=10.0.0.1\n"))
                .hasMessage("p:3: mac=00:1b:1b:01:02:01 ip=10.0.0.1 is the device of line 2"
                        + " (expected: one name for a device, in all of its lines)");
        assertThatThrownBy(() -> BaselineText.parse("p", one + "asset a mac=00:1b:1b:01:02:01 ip=10.0.0.1\n"))
                .hasMessage("p:3: said before on line 2 (expected: each fact once)");
        String others = "asset b mac=00:1b:1b:01:02:01 ip=10.0.0.1 vlan=3\nasset c mac=00:1b:1b:01:02:01 ip=10.0.0.2\n";
        assertThat(BaselineText.parse("p", one + others).assets()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:5e:00:01:0a", "00:00:5e:00:02:0a", "00:00:0c:07:ac:0a", "00:00:0c:9f:f0:0a"})
    void theDevicesOfARedundancyGroupShareItsVirtualAddress(String virtual) throws BaselineException {
        String pair = "# otus-baseline 1\n"
                + "asset a mac=00:1b:1b:01:02:01," + virtual + " ip=10.0.0.2,10.0.0.1\n"
                + "asset b mac=00:1b:1b:01:02:02," + virtual + " ip=10.0.0.3,10.0.0.1\n";
        assertThat(BaselineText.parse("p", pair).assets()).hasSize(2);
    }

    @Test
    void whatEditorsLeaveAtTheEdgesIsPassedOver() throws BaselineException {
        String text = "\uFEFF# otus-baseline 1\nasset a ip=10.0.0.1 \nlearned a present [seen=3]\t\n";
        assertThat(BaselineText.parse("p", text).facts()).hasSize(1);
    }

    @Test
    void theSameFactTwiceIsAnErrorWhateverItsState() {
        String text = "# otus-baseline 1\nasset a ip=10.0.0.1\nlearned a present\napproved a present\n";
        assertThatThrownBy(() -> BaselineText.parse("p", text))
                .hasMessage("p:4: said before on line 3 (expected: each fact once)");
    }

    @Test
    void anotherVersionIsAnError() {
        assertThatThrownBy(() -> BaselineText.parse("plant.txt", "# otus-baseline 2\n"))
                .hasMessage("plant.txt:1: the first line is not a version (expected: # otus-baseline 1)");
    }

    @ParameterizedTest
    @CsvSource({
        "plain,plain",
        "'a b','a%20b'",
        "'50 %','50%20%25'",
        "'#1','%231'",
        "'','-'",
        "-,%2D",
        "'é','%C3%A9'",
        "'a\nb','a%0Ab'"
    })
    void namesFromTheWireAreOneWord(String name, String word) {
        assertThat(Token.escape(name)).isEqualTo(word);
        assertThat(Token.unescape(word)).isEqualTo(name);
    }
}
