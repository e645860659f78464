package io.otus.layer.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a program, and what only looks like one. */
class ProgramFileTest {
    private static boolean begins(String hex) {
        return ProgramFile.begins(ByteView.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static boolean says(String text) {
        return ProgramFile.begins(ByteView.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String dos(String newHeaderAt, String behind) {
        return "4D5A" + "00".repeat(58) + newHeaderAt + behind;
    }

    @Test
    void programsBeginAsTheirFormatsSay() {
        assertThat(begins(dos("40000000", "50450000"))).isTrue();
        assertThat(begins(dos("40000000", "4E45"))).isTrue();
        assertThat(begins(dos("80000000", "00"))).isTrue();
        assertThat(begins("7F454C46 02 01 01 00")).isTrue();
        assertThat(says("#!/bin/sh\n")).isTrue();
        assertThat(says("#! /usr/bin/env python3\n")).isTrue();
    }

    @Test
    void otherFilesDoNot() {
        assertThat(begins("4D5A")).isFalse();
        assertThat(begins(dos("40000000", "0000"))).isFalse();
        assertThat(begins(dos("FFFFFFFF", ""))).isFalse();
        assertThat(begins("7F454C46 00 00 00 00")).isFalse();
        assertThat(says("#!")).isFalse();
        assertThat(says("#!!!")).isFalse();
        assertThat(says("MZ is not enough for a text that is longer than the header of DOS is, by far."))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "/upd/HMISVC.EXE", "share\\x.ps1", "setup.1.2.msi", "/a.b/run.sh"})
    void programsHaveNamesOfTheirOwn(String path) {
        assertThat(ProgramFile.isNamed(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "exe", ".sh", "/a.exe/index.html", "/page.js", "/example.com", "fw.bin", "a.exe.txt"})
    void otherNames(String path) {
        assertThat(ProgramFile.isNamed(path)).isFalse();
    }

    @Test
    void typesOfPrograms() {
        assertThat(ProgramFile.isType("application/x-msdos-program")).isTrue();
        assertThat(ProgramFile.isType("Application/X-MSDownload; charset=binary"))
                .isTrue();
        assertThat(ProgramFile.isType("application/x-shockwave-flash")).isFalse();
        assertThat(ProgramFile.isType("application/octet-stream")).isFalse();
        assertThat(ProgramFile.isType("")).isFalse();
    }
}
