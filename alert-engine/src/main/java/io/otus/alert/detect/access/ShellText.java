package io.otus.alert.detect.access;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that command interpreters send of themselves: greetings, prompts and complaints. */
final class ShellText {
    /** Most bytes that are searched. */
    private static final int LOOKED_AT = 1_024;

    private static final int TAB = 9;
    private static final int ESCAPE = 27;
    private static final int CARRIAGE_RETURN = 13;
    private static final int BLANK = 32;

    /**
     * A text that only an interpreter sends.
     *
     * @param what the text, in words
     * @param pattern the form of the text; a prompt is at the end, since the interpreter then waits for input
     */
    private record Sign(String what, Pattern pattern) {
        Sign(String what, String pattern) {
            this(what, Pattern.compile(pattern, Pattern.MULTILINE));
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign("the greeting of the command interpreter of Windows", "^Microsoft Windows \\[Version \\d"),
            new Sign("the greeting of PowerShell", "^Windows PowerShell\r?\nCopyright "),
            new Sign("a prompt of PowerShell", "^PS [A-Z]:\\\\[^\r\n<>]{0,200}> ?\\z"),
            new Sign("a prompt of the command interpreter of Windows", "^[A-Z]:\\\\[^\r\n<>]{0,200}>\\z"),
            new Sign("who is signed in, as id tells it", "^uid=\\d{1,10}\\([^)\r\n]{1,64}\\) gid=\\d{1,10}\\("),
            new Sign(
                    "the complaint of a shell that has no terminal",
                    "^[^\r\n:]{0,64}sh: (?:\\d{1,4}: )?(?:can't access tty|cannot set terminal process group"
                            + "|no job control in this shell)"),
            new Sign("a prompt of a shell", "^(?:ba|da)?sh-\\d\\.\\d{1,3}[#$] \\z"),
            new Sign("a prompt of a shell", "^\\[?[\\w.-]{1,32}@[\\w.-]{1,64}[: ][~/][^\r\n]{0,200}[#$] \\z"));

    private ShellText() {}

    /** Returns what the bytes contain of these texts, in words; null if nothing. */
    static @Nullable String in(ByteView bytes) {
        int length = Math.min(bytes.length(), LOOKED_AT);
        for (int i = 0; i < length; i++) {
            int octet = bytes.u8(i);
            if (octet < TAB || (octet > CARRIAGE_RETURN && octet < BLANK && octet != ESCAPE)) {
                return null; // no text
            }
        }
        String text = bytes.text(0, length, StandardCharsets.ISO_8859_1);
        for (Sign sign : SIGNS) {
            if (sign.pattern.matcher(text).find()) {
                return sign.what;
            }
        }
        return null;
    }
}
