package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What commands print first that whoever got into a machine tries first. */
final class CommandOutput {
    /** Bytes that are looked at. */
    private static final int LOOKED_AT = 256;

    private record Sign(String what, Pattern pattern) {
        Sign(String what, String pattern) {
            this(what, Pattern.compile(pattern, Pattern.MULTILINE));
        }
    }

    /** At the start of a line, or behind a mark of HTML. */
    private static final String BEGINS = "(?:^|>)";

    private static final List<Sign> SIGNS = List.of(
            new Sign("what id prints", BEGINS + "uid=\\d{1,10}\\([^)\r\n]{1,64}\\) gid=\\d{1,10}\\("),
            new Sign("the file of users", BEGINS + "root:[^:\r\n]{0,128}:0:0:"),
            new Sign("what dir prints", BEGINS + " Volume in drive [A-Z] "),
            new Sign("what dir prints", BEGINS + " Directory of [A-Z]:\\\\"),
            new Sign("what ipconfig prints", BEGINS + "\r?\n?Windows IP Configuration\r"),
            new Sign("what ver prints", BEGINS + "\r?\n?Microsoft Windows \\[Version \\d"));

    private CommandOutput() {}

    /** Which of it a body begins with, in words; null where with none. */
    static @Nullable String in(ByteView beginning) {
        String text = beginning.text(0, Math.min(beginning.length(), LOOKED_AT), StandardCharsets.ISO_8859_1);
        for (Sign sign : SIGNS) {
            if (sign.pattern.matcher(text).find()) {
                return sign.what;
            }
        }
        return null;
    }
}
