package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that leave what a server offers, and others that only look so. */
class ClimbingPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/cgi-bin/../../../etc/passwd",
                "/.\\x2e/.\\x2e/etc/passwd",
                "/&#46;&#46;/&#46;&#46;/etc/passwd",
                "/scripts/..%2f..%2f..%2fboot.ini",
                "/a/%2e%2e/%2e%2e/%2E%2E/x%20y",
                "/..%255c..%255cwindows/win.ini",
                "/..\\..\\windows\\win.ini",
                "http://plc1/../../x",
                "/../../../../etc/passwd?u=http://h/x",
                "/../../etc/passwd?a=://",
                "/a://b/../../../../x",
                "/view?file=../../../etc/passwd",
                "/view?page=1&file=..%2F..%2F..%2Fetc%2Fpasswd"
            })
    void climbs(String target) {
        assertThat(ClimbingPath.isOne(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "plc1:443",
                "/index.html",
                "/../index.html",
                "/a/b/../../c/../index.html",
                "/a/./../x",
                "/images/../images/../x.png",
                "/download?version=1...2",
                "/view?file=../../x",
                "http://plc1",
                "http://plc1/a.html",
                "/...../x",
                "/%zz/..%"
            })
    void staysWhereItIs(String target) {
        assertThat(ClimbingPath.isOne(target)).isFalse();
    }
}
