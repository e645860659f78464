package io.otus.dissect.ftp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Commands, RFC 959 §4.1 and its extensions, and what each means for the server. */
final class FtpCommand {
    private static final int LONGEST = 4;
    /** Longest name that is not of a standard. */
    private static final int LONGEST_FOREIGN = 16;

    private static final Map<String, Service> KNOWN = known();
    /** What servers of devices understand behind SITE to boot (RFC 959 §4.1.3 leaves the words to each system). */
    private static final Set<String> BOOTS = Set.of("REBOOT", "RESTART", "RESET");

    private static final Service REBOOT = new Service(-1, "site_reboot", Action.RESTART);
    static final Service UNKNOWN = new Service(-1, "unknown_command", Action.OTHER);

    private FtpCommand() {}

    private static Map<String, Service> known() {
        Map<String, Service> known = new HashMap<>();
        put(known, Action.AUTHENTICATE, "PASS");
        put(
                known,
                Action.SESSION,
                "USER",
                "ACCT",
                "REIN",
                "QUIT",
                "PORT",
                "PASV",
                "EPRT",
                "EPSV",
                "TYPE",
                "STRU",
                "MODE",
                "ABOR");
        put(
                known,
                Action.SESSION,
                "CWD",
                "XCWD",
                "CDUP",
                "XCUP",
                "PWD",
                "XPWD",
                "NOOP",
                "REST",
                "ALLO",
                "AUTH",
                "PBSZ",
                "PROT",
                "CCC");
        put(known, Action.SESSION, "ADAT", "CONF", "ENC", "MIC", "OPTS", "CLNT", "LANG", "HOST");
        put(known, Action.IDENTIFY, "SYST", "FEAT", "HELP", "CSID");
        put(known, Action.DIAGNOSE, "STAT");
        put(known, Action.READ, "LIST", "NLST", "MLSD", "MLST", "SIZE", "MDTM");
        put(
                known,
                Action.FILE,
                "RETR",
                "STOR",
                "STOU",
                "APPE",
                "RNFR",
                "RNTO",
                "MKD",
                "XMKD",
                "RMD",
                "XRMD",
                "SMNT",
                "MFMT");
        put(known, Action.DELETE, "DELE");
        put(known, Action.OTHER, "SITE");
        return Map.copyOf(known);
    }

    private static void put(Map<String, Service> known, Action action, String... verbs) {
        for (String verb : verbs) {
            // A file that goes is no device that stops.
            known.put(verb, new Service(-1, verb.toLowerCase(Locale.ROOT), action, Danger.NONE));
        }
    }

    static Service of(String verb, String argument) {
        boolean boots = verb.equals("SITE") && BOOTS.contains(argument.strip().toUpperCase(Locale.ROOT));
        return boots ? REBOOT : KNOWN.getOrDefault(verb, UNKNOWN);
    }

    /** Whether it puts a file, or more of one, into the server. */
    static boolean storesFile(String verb) {
        return verb.equals("STOR") || verb.equals("STOU") || verb.equals("APPE");
    }

    static boolean isKnown(String verb) {
        return KNOWN.containsKey(verb);
    }

    /** Whether the argument names a file. */
    static boolean namesFile(Service service) {
        return service.action() == Action.FILE || service.action() == Action.DELETE;
    }

    /**
     * Letters, and digits behind one, that the bytes begin with, in capitals: the command's name, as far as it is
     * there.
     */
    static String verb(ByteView bytes) {
        StringBuilder verb = new StringBuilder(LONGEST);
        for (int i = 0; i < bytes.length() && verb.length() <= LONGEST_FOREIGN; i++) {
            int c = bytes.u8(i);
            boolean isDigit = c >= '0' && c <= '9' && i > 0;
            int letter = c & ~0x20;
            if (!isDigit && (letter < 'A' || letter > 'Z')) {
                break;
            }
            verb.append((char) (isDigit ? c : letter));
        }
        return verb.toString();
    }

    /**
     * Whether what is there can be a command's line: three or four letters, then a blank or the end.
     *
     * @param begun whether commands came before, so that one that servers invented is believed: {@code XSHA256}
     */
    static boolean fits(ByteView bytes, boolean begun) {
        String verb = verb(bytes);
        if (verb.length() > (begun ? LONGEST_FOREIGN : LONGEST)) {
            return false;
        }
        if (verb.length() == bytes.length()) {
            return true;
        }
        int behind = bytes.u8(verb.length());
        return verb.length() >= 3 && (behind == ' ' || behind == '\r' || behind == '\n');
    }
}
