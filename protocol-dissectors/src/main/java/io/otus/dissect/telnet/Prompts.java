package io.otus.dissect.telnet;

import java.util.List;
import java.util.Locale;

/** What the words of a device mean in the dialogue of a login. Stateless. */
final class Prompts {
    private static final List<String> USER = List.of(
            "login",
            "username",
            "user name",
            "user",
            "userid",
            "user id",
            "account",
            "benutzer",
            "benutzername",
            "logon",
            "name");
    private static final List<String> PASSWORD =
            List.of("password", "passwd", "passcode", "passwort", "kennwort", "pass");
    private static final List<String> REFUSED = List.of(
            "incorrect",
            "invalid",
            "fail",
            "denied",
            "wrong",
            "bad ",
            "refused",
            "not authori",
            "unknown user",
            "rejected",
            "locked");
    private static final List<String> UNSUCCESSFUL = List.of("unsuccess", "not success", "not logged");
    private static final List<String> LET_IN = List.of("success", "welcome", "last login", "logged in", "logged on");

    private Prompts() {}

    /** The meaning of a line. */
    enum Meaning {
        /** The device asks for the name of a user. */
        ASKS_USER,
        /** The device asks for a password. */
        ASKS_PASSWORD,
        /** The device refuses. */
        REFUSES,
        /** The device lets in, or waits for a command. */
        LETS_IN,
        /** Nothing of a login. */
        NOTHING
    }

    /**
     * The meaning of a line, as far as it is there.
     *
     * @param line without control characters
     */
    static Meaning of(String line) {
        String said = line.strip().toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            return Meaning.NOTHING;
        }
        // "Last unsuccessful login: ..." greets who is let in.
        boolean failed = containsOne(said, UNSUCCESSFUL) && !said.contains("last unsuccessful");
        if (!failed && containsOne(said, LET_IN)) {
            return Meaning.LETS_IN;
        }
        if (failed || containsOne(said, REFUSED)) {
            return Meaning.REFUSES;
        }
        char last = said.charAt(said.length() - 1);
        String asked = said.substring(0, said.length() - 1).stripTrailing();
        if (last == ':' || last == '?') {
            if (endsWithOne(asked, PASSWORD)) {
                return Meaning.ASKS_PASSWORD;
            }
            return endsWithOne(asked, USER) ? Meaning.ASKS_USER : Meaning.NOTHING;
        }
        return last == '>' || last == '#' || last == '$' || last == '%' ? Meaning.LETS_IN : Meaning.NOTHING;
    }

    private static boolean containsOne(String said, List<String> words) {
        for (String word : words) {
            if (said.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithOne(String said, List<String> words) {
        // "Password: ?" of protection relays: the question mark is the prompt.
        String asked = withoutColons(said);
        for (String word : words) {
            int before = asked.length() - word.length() - 1;
            if (asked.endsWith(word) && (before < 0 || !Character.isLetter(asked.charAt(before)))) {
                return true;
            }
        }
        return false;
    }

    /** Without the colons it ends with, and the spaces between them; in one go, since a device may send any number. */
    private static String withoutColons(String said) {
        int end = said.length();
        while (end > 0 && (said.charAt(end - 1) == ':' || Character.isWhitespace(said.charAt(end - 1)))) {
            end--;
        }
        return said.substring(0, end);
    }
}
