package io.otus.dissect.smtp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.Locale;
import java.util.Map;

/** Commands, RFC 5321 §4.1.1 and its extensions. */
final class SmtpCommand {
    private static final int LONGEST = 8;
    private static final Service UNKNOWN = new Service(-1, "unknown_command", Action.OTHER);
    private static final Map<String, Service> KNOWN = Map.ofEntries(
            of("HELO", Action.SESSION),
            of("EHLO", Action.SESSION),
            of("MAIL", Action.OTHER),
            of("RCPT", Action.OTHER),
            of("DATA", Action.OTHER),
            of("BDAT", Action.OTHER),
            of("RSET", Action.SESSION),
            of("VRFY", Action.IDENTIFY),
            of("EXPN", Action.IDENTIFY),
            of("HELP", Action.IDENTIFY),
            of("NOOP", Action.SESSION),
            of("QUIT", Action.SESSION),
            of("AUTH", Action.AUTHENTICATE),
            of("STARTTLS", Action.SESSION));

    private SmtpCommand() {}

    private static Map.Entry<String, Service> of(String verb, Action action) {
        return Map.entry(verb, new Service(-1, verb.toLowerCase(Locale.ROOT), action));
    }

    static Service of(String verb) {
        return KNOWN.getOrDefault(verb, UNKNOWN);
    }

    /** Letters that the bytes begin with, in capitals. */
    static String verb(ByteView bytes) {
        StringBuilder verb = new StringBuilder(LONGEST);
        for (int i = 0; i < bytes.length() && verb.length() <= LONGEST; i++) {
            int c = bytes.u8(i) & ~0x20;
            if (c < 'A' || c > 'Z') {
                break;
            }
            verb.append((char) c);
        }
        return verb.toString();
    }

    /** Whether what is there can begin a known command. */
    static boolean fits(ByteView bytes) {
        String verb = verb(bytes);
        if (verb.length() < bytes.length()) {
            int behind = bytes.u8(verb.length());
            return KNOWN.containsKey(verb) && (behind == ' ' || behind == '\r' || behind == '\n');
        }
        for (String known : KNOWN.keySet()) {
            if (known.startsWith(verb)) {
                return true;
            }
        }
        return false;
    }
}
