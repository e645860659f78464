package io.otus.dissect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print, and pages that only speak of it. */
class CommandOutputTest {
    private static ByteView bytes(String text) {
        return ByteView.of(text.replace("~", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "uid=0(root) gid=0(root) groups=0(root)~|what id prints",
                "<html><body><pre>uid=33(www-data) gid=33(www-data)~|what id prints",
                "root:x:0:0:root:/root:/bin/sh~|the file of users",
                " Volume in drive C has no label.~|what dir prints",
                "~ Directory of C:\\inetpub~|what dir prints",
                "~Windows IP Configuration~~|what ipconfig prints",
                "~Microsoft Windows [Version 6.1.7601]~|what ver prints"
            })
    void isOne(String body, String what) {
        assertThat(CommandOutput.in(bytes(body))).isEqualTo(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>The command id prints uid=0(root) gid=0(root).</p>",
                "<title>Windows IP Configuration</title>",
                "{\"shell\":\"root:x:0:0:\"}",
                "Volume in drive C"
            })
    void isNone(String body) {
        assertThat(CommandOutput.in(bytes(body))).isNull();
    }
}
