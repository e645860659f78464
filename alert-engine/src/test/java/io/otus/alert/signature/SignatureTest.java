package io.otus.alert.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import io.otus.testkit.TestFlow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static SignatureList read(String options) {
        return SignatureList.read("alert tcp any any -> any any (msg:\"m\"; " + options + " sid:1;)\n", "a.rules");
    }

    private static TestFlow flow(String from, int fromPort, String to, int toPort) {
        return TestFlow.of(
                Transport.TCP,
                new Endpoint(0, null, IpAddress.parse(from), fromPort),
                new Endpoint(0, null, IpAddress.parse(to), toPort));
    }

    private static SignatureSet.Matcher matcher(SignatureList list) {
        assertThat(list.notTaken()).isEmpty();
        return new SignatureSet(list.signatures()).matcher();
    }

    private static boolean holds(SignatureList list, String payload) {
        return holds(matcher(list), payload);
    }

    private static boolean holds(SignatureSet.Matcher matcher, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        return !matcher.matching(flow("10.0.0.1", 40_000, "10.0.0.2", 502), 0, bytes, bytes.length, 0, null)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        content:"abc";                                          ~ xxabcxx       ~ true
        content:"abc";                                          ~ xxABCxx       ~ false
        content:"abc"; nocase;                                  ~ xxABCxx       ~ true
        content:"|61 62|c";                                     ~ xxabc         ~ true
        content:"a\\;b\\"c";                                    ~ a;b"c         ~ true
        content:"abc"; offset:2;                                ~ abcx          ~ false
        content:"abc"; offset:1;                                ~ xabc          ~ true
        content:"abc"; depth:3;                                 ~ abcx          ~ true
        content:"abc"; depth:3;                                 ~ xabc          ~ false
        content:"abc"; offset:1; depth:3;                       ~ xabc          ~ true
        content:"abc"; offset:1; depth:3;                       ~ xxabc         ~ false
        content:"abc"; startswith;                              ~ abcx          ~ true
        content:"abc"; startswith;                              ~ xabc          ~ false
        content:"abc"; endswith;                                ~ xabc          ~ true
        content:"abc"; endswith;                                ~ abcx          ~ false
        content:"ab"; content:"cd"; distance:1;                 ~ abxcd         ~ true
        content:"ab"; content:"cd"; distance:1;                 ~ abcd          ~ false
        content:"ab"; content:"cd"; within:2;                   ~ abcd          ~ true
        content:"ab"; content:"cd"; within:2;                   ~ abxcd         ~ false
        content:"ab"; content:"cd"; distance:1; within:2;       ~ abxcd         ~ true
        content:"ab"; content:"cd"; within:2;                   ~ abxxabcd      ~ true
        content:"cd"; content:"ab";                             ~ abcd          ~ true
        content:"ab"; content:!"cd";                            ~ abxx          ~ true
        content:"ab"; content:!"cd";                            ~ abcd          ~ false
        content:"ab"; content:!"cd"; within:2;                  ~ abxcd         ~ true
        content:"a"; dsize:<4;                                  ~ xxa           ~ true
        content:"a"; dsize:<3;                                  ~ xxa           ~ false
        content:"a"; dsize:2<>4;                                ~ xxa           ~ true
        content:"ab"; pcre:"/ab[0-9]{2}/";                      ~ xab12         ~ true
        content:"ab"; pcre:"/^AB/i";                            ~ abx           ~ true
        content:"ab"; pcre:"/^c/R";                             ~ abc           ~ true
        content:"ab"; pcre:"/[c]{1}(d|e)/iAR";                  ~ abcd          ~ true
        content:"ab"; pcre:"/(d|e)/iAR";                        ~ abcd          ~ false
        content:"cd"; pcre:"/b/A";                              ~ abcd          ~ false
        content:"ab"; pcre:!"/c$/";                             ~ abc           ~ false
        content:"a"; isdataat:3;                                ~ abcd          ~ true
        content:"a"; isdataat:4;                                ~ abcd          ~ false
        content:"ab"; isdataat:2,relative;                      ~ abcd          ~ true
        content:"ab"; isdataat:3,relative;                      ~ abcd          ~ false
        content:"cd"; isdataat:!1,relative;                     ~ abcd          ~ true
        content:"ab"; isdataat:!1,relative;                     ~ abxab         ~ true
        content:"ab"; isdataat:!1,relative;                     ~ abcd          ~ false
        content:"ab"; byte_test:1,=,99,2;                       ~ abcd          ~ true
        content:"ab"; byte_test:1,!=,99,2;                      ~ abcd          ~ false
        content:"ab"; byte_test:1,>,0x62,0,relative;            ~ abcd          ~ true
        content:"ab"; byte_test:1,>,99,0,relative;              ~ abbabcd       ~ false
        content:"ab"; byte_test:1,=,100,0,relative;             ~ abcabd        ~ true
        content:"cd"; byte_test:2,=,0x6162,-4,relative;         ~ abcd          ~ true
        content:"cd"; byte_test:2,=,0x6261,0,little;            ~ abcd          ~ true
        content:"cd"; byte_test:2,>=,0x6261,0;                  ~ abcd          ~ false
        content:"cd"; byte_test:4,<,1,2;                        ~ abcd          ~ false
        content:"ab"; byte_test:1,&,0x02,1;                     ~ abcd          ~ true
        content:"ab"; byte_test:1,&,0x80,1;                     ~ abcd          ~ false
        content:"ab"; byte_test:1,=,6,0,bitmask 0xF0;           ~ abcd          ~ true
        content:"abc"; flow:established,to_server;              ~ abc           ~ true
        content:"abc"; flow:to_client;                          ~ abc           ~ false
        content:"abc"; reference:url,example.org; classtype:misc-attack; ~ abc ~ true
        """)
    void aRuleHoldsForAPayload(String options, String payload, boolean expected) {
        assertThat(holds(read(options), payload)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        any any -> any 502                       ~ true
        any any -> any ![80,502]                 ~ false
        any any -> any [100:600]                 ~ true
        any 1024: -> $HOME_NET $MODBUS_PORTS     ~ true
        [10.0.0.1, 10.0.0.9] any -> any any      ~ true
        !10.0.0.0/8 any -> any any               ~ false
        10.0.0.2 502 -> any any                  ~ false
        10.0.0.2 502 <> any any                  ~ true
        """)
    void aRuleIsForSomeAlone(String header, boolean expected) {
        SignatureList list = SignatureList.read("alert tcp " + header + " (content:\"abc\"; sid:1;)", "a.rules");
        assertThat(holds(list, "abc")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        alert tcp any any -> any any (content:"a"; byte_test:1,>,2,0,string,dec; sid:7;) ~ sid 7: byte_test: 'string' is not taken
        alert tcp any any -> any any (content:"a"; byte_test:9,>,2,0; sid:7;)  ~ sid 7: byte_test: '9' is out of range
        alert tcp any any -> any any (content:"a"; byte_test:1,>,len,0; sid:7;) ~ sid 7: byte_test: 'len' is no number
        alert tcp any any -> any any (content:"a"; byte_test:1,>,2; sid:7;)    ~ sid 7: byte_test: expected: count, operator, value, offset
        alert tcp any any -> any any (content:"a"; isdataat:x; sid:7;)         ~ sid 7: isdataat: 'x' is no number
        alert tcp any any -> any any (content:"a"; byte_jump:1,0; sid:7;)      ~ sid 7: byte_jump: a keyword that is not taken
        alert tcp any any -> any any (sid:7; content:"a"; flowbits:set,x;)     ~ sid 7: flowbits: a keyword that is not taken
        alert tcp any any -> any any (content:"a"; flow:to_mars; sid:7;)       ~ sid 7: flow: 'to_mars' is not taken
        alert tcp any any -> any any (pcre:"/a/"; sid:7;)                      ~ sid 7: no content that could be looked for
        alert tcp any any -> any any (content:"a"; pcre:"/(a)\\1/"; sid:7;)    ~ sid 7: pcre: an expression that cannot be bounded
        alert tcp any any -> any any (content:"a"; pcre:"/(a|aa)*b/"; sid:7;)  ~ sid 7: pcre: an expression that cannot be bounded
        alert tcp any any -> any any (content:"a"; pcre:"/a/U"; sid:7;)        ~ sid 7: pcre: the flag 'U'
        alert tcp any any -> any any (content:"a";)                            ~ sid: missing
        alert tcp any any -> any any (content:"a; sid:7;)                      ~ sid 7: a keyword without its end
        alert icmp any any -> any any (content:"a"; sid:7;)                    ~ sid 7: protocol: 'icmp' is not taken
        pass tcp any any -> any any (content:"a"; sid:7;)                      ~ sid 7: action: 'pass' is not taken
        alert tcp any any any any (content:"a"; sid:7;)                        ~ sid 7: no rule
        alert modbus any any -> any any (modbus: function some; sid:7;)        ~ sid 7: modbus: 'some' is no number or range
        alert tcp any any -> any any (content:"|6|"; sid:7;)                   ~ sid 7: content: string length not even
        """)
    void whatIsNotTakenIsToldWithItsPlaceAndReason(String rule, String reason) {
        SignatureList list = SignatureList.read("# a comment\n\n" + rule, "a.rules");
        assertThat(list.signatures()).isEmpty();
        assertThat(list.custom()).isEmpty();
        assertThat(list.notTaken()).hasSize(1);
        assertThat(list.notTaken().getFirst()).startsWith("a.rules:3: " + reason);
    }

    @Test
    void keywordsForDecodedFieldsBecomeRulesOfTheSite() {
        SignatureList list = SignatureList.read("""
            alert modbus any any -> any any (msg:"w"; modbus: access write coils, address 100<>200; sid:1;)
            alert dnp3 any any -> any any (msg:"r"; dnp3_func:cold_restart; sid:2; priority:1;)
            alert enip any any -> any any (enip_command:99; \\
                sid:3;)
            alert enip any any -> any any (cip_service:5; sid:4; reference:url,example.org;)
            """, "a.rules");
        assertThat(list.notTaken()).isEmpty();
        assertThat(list.custom())
                .extracting(rule ->
                        rule.id() + ' ' + rule.title() + ' ' + rule.severity().key())
                .containsExactly(
                        "sid-1 w medium",
                        "sid-2 r high",
                        "sid-3 rule 3 medium",
                        "sid-4 rule 4 [url,example.org] medium");
    }

    @Test
    void anExpressionThatTakesLongIsGivenUp() {
        String payload = "a".repeat(60_000);
        assertThat(holds(read("content:\"aaaa\"; pcre:\"/a*a*a*a*a*a*b/\";"), payload))
                .isFalse();
        int[] steps = new int[1];
        int found = BoundedPattern.parse("/a*a*a*a*a*a*b/", false)
                .find(payload.getBytes(StandardCharsets.ISO_8859_1), 0, payload.length(), steps);
        assertThat(found).isNegative();
        assertThat(steps[0]).isEqualTo(BoundedPattern.MAX_STEPS + 1);
    }

    @Test
    void manyPlacesOfOneContentAreTriedAFewTimesOnly() {
        SignatureList list =
                read("content:\"a\"; content:\"a\"; distance:0; content:\"a\"; distance:0; content:\"b\"; distance:0;");
        SignatureSet.Matcher matcher = matcher(list);
        assertThat(holds(matcher, "a".repeat(60_000))).isFalse();
        assertThat(matcher.tries())
                .isBetween(
                        SignatureSet.MAX_TRIES,
                        SignatureSet.MAX_TRIES
                                + list.signatures().getFirst().parts().size());
    }

    @Test
    void anyBytesAsRulesAreReadOrRefused() {
        Random random = new Random(5);
        String alphabet = "alert tcp any -> ()[]{};:\"\\|/!<>,$0123 content pcre sid offset\n";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text =
                    new StringBuilder(random.nextBoolean() ? "alert tcp any any -> any any (content:" : "");
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            List<String> refused =
                    SignatureList.read(text.toString(), "a.rules").notTaken();
            assertThat(refused).allMatch(line -> line.startsWith("a.rules:"));
        }
    }
}
