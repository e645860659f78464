package io.otus.layer.mime;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value and its parameters, RFC 2045 §5.1: {@code attachment; filename="a b.pdf"}; also in the parts and character
 * sets of RFC 2231 §3 and §4. Immutable.
 */
final class Parameters {
    /** Parts of one parameter, and parameters of one field, with words that have no value. */
    private static final int MAX = 64;

    /** RFC 2047 §2: a character set, an encoding, and text in it. */
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]{1,40}\\?([bBqQ])\\?([^?]*)\\?=\\s*");

    /** The parameters of an absent field. */
    static final Parameters NONE = new Parameters("", List.of());

    private final String value;
    private final List<Parameter> all;

    private record Parameter(String name, String text) {}

    private Parameters(String value, List<Parameter> all) {
        this.value = value;
        this.all = all;
    }

    static Parameters of(String field) {
        int semicolon = field.indexOf(';');
        String value = semicolon < 0 ? field : field.substring(0, semicolon);
        List<Parameter> all = new ArrayList<>();
        int at = semicolon;
        int equals = -1;
        for (int words = 0; words < MAX && at >= 0 && at < field.length(); words++) {
            equals = equals > at ? equals : field.indexOf('=', at + 1);
            int next = field.indexOf(';', at + 1);
            if (equals < 0) {
                break;
            }
            if (next >= 0 && next < equals) { // a word without a value
                at = next;
                continue;
            }
            String name = field.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder text = new StringBuilder();
            at = value(field, equals + 1, text);
            all.add(new Parameter(name, text.toString()));
        }
        return new Parameters(value.strip().toLowerCase(Locale.ROOT), all);
    }

    /** Takes a value, in quotes or not; where the next parameter begins, or the end. */
    private static int value(String field, int from, StringBuilder text) {
        int at = from;
        while (at < field.length() && (field.charAt(at) == ' ' || field.charAt(at) == '\t')) {
            at++;
        }
        boolean isQuoted = at < field.length() && field.charAt(at) == '"';
        at += isQuoted ? 1 : 0;
        for (; at < field.length(); at++) {
            char c = field.charAt(at);
            if (isQuoted && c == '"') {
                int next = field.indexOf(';', at);
                return next < 0 ? field.length() : next;
            }
            if (!isQuoted && c == ';') {
                break;
            }
            if (isQuoted && c == '\\' && at + 1 < field.length()) {
                at++;
                c = field.charAt(at);
            }
            text.append(c);
        }
        if (!isQuoted) {
            text.setLength(text.toString().stripTrailing().length());
        }
        return at;
    }

    /** What stands ahead of the parameters, in small letters. */
    String value() {
        return value;
    }

    /** A parameter; empty where it is absent. The plain one is for who cannot read the others, RFC 6266 §4.3. */
    String get(String name) {
        Parameter whole = find(name + '*');
        if (whole != null) {
            return unescaped(behindCharset(whole.text));
        }
        String joined = joined(name);
        Parameter plain = find(name);
        return plain == null || !joined.isEmpty() ? joined : words(plain.text);
    }

    private String joined(String name) {
        StringBuilder joined = new StringBuilder();
        for (int part = 0; part < MAX; part++) {
            Parameter plain = find(name + '*' + part);
            Parameter extended = find(name + '*' + part + '*');
            if (plain != null) {
                joined.append(plain.text);
            } else if (extended != null) {
                joined.append(unescaped(part == 0 ? behindCharset(extended.text) : extended.text));
            } else {
                break;
            }
        }
        return joined.toString();
    }

    private @Nullable Parameter find(String name) {
        for (Parameter each : all) {
            if (each.name.equals(name)) {
                return each;
            }
        }
        return null;
    }

    private static String behindCharset(String text) {
        int language = text.indexOf('\'');
        int begin = language < 0 ? -1 : text.indexOf('\'', language + 1);
        return begin < 0 ? text : text.substring(begin + 1);
    }

    /** Octets written as {@code %2F}, RFC 2231 §4. */
    private static String unescaped(String text) {
        return octets(text, '%');
    }

    private static String octets(String text, char mark) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            int high = i + 2 < octets.length && octets[i] == mark ? Character.digit(octets[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(octets[i + 2], 16);
            if (low >= 0) {
                octets[length++] = (byte) ((high << 4) | low);
                i += 2;
            } else {
                octets[length++] = octets[i];
            }
        }
        return Lines.text(ByteView.of(octets, 0, length));
    }

    /** A name as RFC 2047 writes text, which no standard allows in a parameter and many programs do. */
    private static String words(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        Matcher word = ENCODED_WORD.matcher(text);
        int at = 0;
        while (word.find()) {
            words.append(text, at, word.start());
            boolean isBase64 = word.group(1).equalsIgnoreCase("b");
            words.append(isBase64 ? base64(word.group(2)) : octets(word.group(2).replace('_', ' '), '='));
            at = word.end();
        }
        return words.append(text, at, text.length()).toString();
    }

    private static String base64(String text) {
        try {
            return Lines.text(ByteView.of(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            return text; // the only way in which the JDK says that this is no Base64
        }
    }
}
