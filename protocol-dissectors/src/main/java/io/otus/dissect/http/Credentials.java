package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.layer.ntlm.Ntlm;
import io.otus.layer.text.Lines;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The login in a request: by the Authorization field, or by a form whose fields have names that are usual for logins.
 *
 * @param scheme {@code basic}, {@code digest}, {@code ntlm}, {@code negotiate} or {@code form}; empty where nobody
 *     signs in
 * @param user the name; empty where it is not readable
 * @param password where it is readable, else empty; compared and forgotten
 * @param offset of the secret within the value or the form; -1 where there is none
 * @param length of the secret
 */
record Credentials(String scheme, String user, String password, int offset, int length) {
    static final Credentials NONE = new Credentials("", "", "", -1, 0);

    private static final int MAX_VALUE = 256;
    private static final int MAX_CHALLENGES = 8;
    /** Most secrets of one form. */
    private static final int MAX_SECRETS = 8;
    /** Shorter values of a field named {@code pin} are numbers of pins, which devices are asked to switch. */
    private static final int SHORTEST_PIN = 4;

    private static final Set<String> USER_FIELDS = Set.of(
            "user",
            "username",
            "userid",
            "user_name",
            "usr",
            "uname",
            "login",
            "loginname",
            "log",
            "name",
            "account",
            "email",
            "benutzer",
            "benutzername",
            "j_username",
            "uid",
            "un");
    private static final Set<String> PASSWORD_FIELDS = Set.of(
            "password",
            "passwd",
            "pass",
            "pwd",
            "pw",
            "passwort",
            "kennwort",
            "userpassword",
            "userpass",
            "userpwd",
            "loginpassword",
            "loginpass",
            "j_password",
            "psw",
            "newpassword",
            "new_password",
            "oldpassword",
            "old_password",
            "password1",
            "password2",
            "confirmpassword",
            "confirm_password",
            "passphrase",
            "pin");

    boolean isPresent() {
        return !scheme.isEmpty();
    }

    /** Whether the password was readable. */
    boolean isInTheClear() {
        return offset >= 0 && (scheme.equals("basic") || scheme.equals("form"));
    }

    /** Reads the value of Authorization, RFC 9110 §11.6.2. */
    static Credentials ofField(String value) {
        int blank = value.indexOf(' ');
        String scheme = (blank < 0 ? value : value.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : value.substring(blank + 1).strip();
        int offset = value.length() - rest.length();
        return switch (scheme) {
            case "basic" -> basic(rest, offset);
            case "digest" -> new Credentials("digest", parameter(rest, "username"), "", -1, 0);
            case "ntlm", "negotiate" -> handshake(scheme, rest);
            default -> NONE;
        };
    }

    /** The NTLM message in credentials, or in one of several challenges, RFC 4559 §4; null where there is none. */
    static @Nullable Ntlm ntlm(String value) {
        for (String one : value.split(",", MAX_CHALLENGES)) {
            String challenge = one.strip();
            int blank = challenge.indexOf(' ');
            String scheme = (blank < 0 ? "" : challenge.substring(0, blank)).toLowerCase(Locale.ROOT);
            if (scheme.equals("ntlm") || scheme.equals("negotiate")) {
                Ntlm found = Ntlm.find(decoded(challenge.substring(blank + 1).strip()));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The login in a handshake: only the last message of NTLM signs in; a ticket of Kerberos does at once. */
    private static Credentials handshake(String scheme, String token) {
        Ntlm ntlm = Ntlm.find(decoded(token));
        if (ntlm == null) {
            return scheme.equals("ntlm") ? NONE : new Credentials(scheme, "", "", -1, 0);
        }
        return ntlm.type() == Ntlm.AUTHENTICATE ? new Credentials(scheme, ntlm.account(), "", -1, 0) : NONE;
    }

    /** User and password in Base64, parted by a colon, RFC 7617 §2. */
    private static Credentials basic(String encoded, int offset) {
        ByteView plain = decoded(encoded);
        String text = Lines.text(plain);
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Credentials("basic", "", "", offset, encoded.length());
        }
        return new Credentials(
                "basic", bounded(text.substring(0, colon)), text.substring(colon + 1), offset, encoded.length());
    }

    /** Decodes Base64; empty where it is not Base64. */
    static ByteView decoded(String encoded) {
        try {
            return ByteView.of(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            return ByteView.EMPTY; // the only way in which the JDK says so
        }
    }

    /** A parameter of a challenge or of credentials: {@code realm="PLC"}; empty where it is absent. */
    static String parameter(String parameters, String name) {
        String lower = parameters.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(name + '=');
        if (at < 0) {
            return "";
        }
        int from = at + name.length() + 1;
        if (from < parameters.length() && parameters.charAt(from) == '"') {
            int end = parameters.indexOf('"', from + 1);
            return bounded(parameters.substring(from + 1, end < 0 ? parameters.length() : end));
        }
        int end = parameters.indexOf(',', from);
        return bounded(
                parameters.substring(from, end < 0 ? parameters.length() : end).strip());
    }

    /** Reads a form, WHATWG URL §5: {@code user=operator&password=secret}. */
    static Credentials ofForm(String form) {
        String user = "";
        int at = 0;
        int secretAt = -1;
        int secretLength = 0;
        while (at < form.length()) {
            int end = form.indexOf('&', at);
            int to = end < 0 ? form.length() : end;
            int equals = form.indexOf('=', at);
            if (equals > at && equals < to) {
                String name = form.substring(at, equals).toLowerCase(Locale.ROOT);
                if (secretAt < 0 && isPassword(name, to - equals - 1)) {
                    secretAt = equals + 1;
                    secretLength = to - secretAt;
                } else if (user.isEmpty() && USER_FIELDS.contains(name)) {
                    user = decodedForm(form.substring(equals + 1, to));
                }
            }
            at = to + 1;
        }
        if (secretAt < 0) {
            return NONE;
        }
        String password = decodedForm(form.substring(secretAt, secretAt + secretLength));
        return new Credentials("form", user, password, secretAt, secretLength);
    }

    /** Where a secret lies in a form. */
    record Secret(int offset, int length) {}

    /** Where the values of all fields that are named as passwords lie: who changes a password sends two. */
    static List<Secret> secrets(String form) {
        List<Secret> secrets = new ArrayList<>(2);
        int at = 0;
        while (at < form.length() && secrets.size() < MAX_SECRETS) {
            int end = form.indexOf('&', at);
            int to = end < 0 ? form.length() : end;
            int equals = form.substring(at, to).indexOf('=');
            if (equals > 0
                    && isPassword(form.substring(at, at + equals).toLowerCase(Locale.ROOT), to - at - equals - 1)) {
                secrets.add(new Secret(at + equals + 1, to - at - equals - 1));
            }
            at = to + 1;
        }
        return secrets;
    }

    private static boolean isPassword(String name, int length) {
        return PASSWORD_FIELDS.contains(name) && (length >= SHORTEST_PIN || !name.equals("pin"));
    }

    /** The text that a form's value stands for: {@code +} is a blank, {@code %XX} an octet. */
    private static String decodedForm(String value) {
        byte[] plain = new byte[Math.min(value.length(), MAX_VALUE)];
        int length = 0;
        for (int i = 0; i < value.length() && length < plain.length; i++) {
            char c = value.charAt(i);
            int octet = i + 2 < value.length() ? hex(value.charAt(i + 1), value.charAt(i + 2)) : -1;
            if (c == '%' && octet >= 0) {
                plain[length++] = (byte) octet;
                i += 2;
            } else {
                plain[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        return Lines.text(ByteView.of(plain, 0, length));
    }

    private static int hex(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }

    private static String bounded(String text) {
        return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) : text;
    }
}
