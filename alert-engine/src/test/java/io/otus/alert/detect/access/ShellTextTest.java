package io.otus.alert.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What command interpreters say by themselves, and what other programs say that looks like it. */
class ShellTextTest {
    private static ByteView bytes(String text) {
        return ByteView.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Microsoft Windows [Version 6.1.7601]\r\nCopyright (c) 2009 Microsoft Corporation.\r\n",
                "\r\nMicrosoft Windows [Version 10.0.19045.3803]\r\n",
                "Windows PowerShell\r\nCopyright (C) Microsoft Corporation. All rights reserved.\r\n",
                "PS C:\\Users\\operator> ",
                "dir\r\n\r\nC:\\Windows\\system32>",
                "uid=0(root) gid=0(root) groups=0(root)\n",
                "/bin/sh: 0: can't access tty; job control turned off\n# ",
                "bash: cannot set terminal process group (812): Inappropriate ioctl for device\n",
                "bash: no job control in this shell\n",
                "sh-4.2# ",
                "root@plc200:~# ",
                "[admin@gateway /etc]$ "
            })
    void isAShell(String text) {
        assertThat(ShellText.in(bytes(text))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#!/bin/sh\nid\n",
                "The host runs Microsoft Windows [Version 10]\r\n",
                "user=3 uid=0(root) gid=0(root)\n",
                "C:\\recipes\\a.csv;12\r\n",
                "temperature > 30 # ",
                "220 plc FTP server ready\r\n",
                "root@plc: mail for you\n",
                "uid=0(root) gid=0(root)\n\u0000\u0001"
            })
    void isNone(String text) {
        assertThat(ShellText.in(bytes(text))).isNull();
    }
}
