package io.otus.dissect.telnet;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What relays of Schweitzer Engineering Laboratories answer to the command ID, as their instruction manuals have it: a
 * line for each statement, {@code "FID=SEL-351A-R110-V0-Z002002-D20000101","0A5C"}, whose last field is the sum of all
 * characters before it, in hexadecimal. Only a line with the right sum is believed.
 *
 * <p>Communications processors and relays pass a dialogue on to another device by the command {@code PORT}, and serial
 * servers pass on any: as soon as one is seen, or a second device is heard, nothing more is said of the device at the
 * address. Confined.
 */
final class RelayIdentity {
    private static final String VENDOR = "Schweitzer Engineering Laboratories (SEL)";
    private static final String MODEL = "SEL-";
    /** Quotation mark, four digits, quotation mark. */
    private static final int SUM = 6;

    private static final int SHORTEST = 6 + SUM;
    private static final int HEXADECIMAL = 16;
    private static final String SOURCE = "answer to ID";

    /** What a command is known by; what separates its arguments. */
    private static final String PORT = "POR";

    private static final String SEPARATORS = " ,;:/";
    private static final String TRANSPARENT = "TRANSPARENT ";

    private final BannerClaims claims;
    private final Map<String, String> heard = new HashMap<>();
    private boolean isBehind;

    RelayIdentity(BannerClaims claims) {
        this.claims = claims;
    }

    /** Takes what the user typed, up to the end of a line. */
    void typed(String line) {
        String said = line.strip().toUpperCase(Locale.ROOT);
        int end = 0;
        while (end < said.length() && SEPARATORS.indexOf(said.charAt(end)) < 0) {
            end++;
        }
        isBehind |= said.startsWith(PORT) && end < said.length();
    }

    /** Takes a whole line of the device, without control characters: what it says, or echoes behind its prompt. */
    void read(String line, Context context, Output out) {
        String said = line.strip();
        int prompt = said.lastIndexOf('>');
        if (prompt >= 0) {
            typed(said.substring(prompt + 1));
        }
        isBehind |= said.toUpperCase(Locale.ROOT).contains(TRANSPARENT);
        if (isBehind || !context.hinted() || !isSummed(said)) {
            return;
        }
        String statement = said.substring(1, said.length() - SUM - 2);
        int sign = statement.indexOf('=');
        if (sign < 0 || statement.indexOf('"') >= 0) {
            return;
        }
        String value = statement.substring(sign + 1).strip();
        String key = statement.substring(0, sign);
        switch (key) {
            case "FID" -> firmware(value, context, out);
            case "DEVID" -> tell(key, Attribute.NAME, value, context, out);
            case "PARTNO" -> tell(key, Attribute.ORDER_NUMBER, value, context, out);
            case "SERIALNO" -> tell(key, Attribute.SERIAL, value, context, out);
            default -> {
                // Boot firmware, checksum, codes and configuration do not tell one device from another.
            }
        }
    }

    private static boolean isSummed(String said) {
        int end = said.length() - SUM;
        if (said.length() < SHORTEST
                || said.charAt(0) != '"'
                || said.charAt(end - 1) != ','
                || said.charAt(end - 2) != '"'
                || said.charAt(end) != '"'
                || said.charAt(said.length() - 1) != '"') {
            return false;
        }
        int told = 0;
        for (int i = end + 1; i < said.length() - 1; i++) {
            int digit = Character.digit(said.charAt(i), HEXADECIMAL);
            if (digit < 0) {
                return false;
            }
            told = told * HEXADECIMAL + digit;
        }
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += said.charAt(i);
        }
        return (sum & 0xFFFF) == told;
    }

    /** Model, then {@code -R} and the revision, version, settings version and date. */
    private void firmware(String value, Context context, Output out) {
        int revision = Math.max(value.indexOf("-R"), value.indexOf("-X"));
        if (!value.startsWith(MODEL) || revision < MODEL.length()) {
            return;
        }
        String model = value.substring(0, revision);
        if (isSame("FID", value)) {
            claims.tell(out, context.source(), Attribute.VENDOR, VENDOR, SOURCE, Trust.DEVICE);
            claims.tell(out, context.source(), Attribute.MODEL, model, SOURCE, Trust.DEVICE);
            claims.tell(out, context.source(), Attribute.FIRMWARE, value.substring(revision + 1), SOURCE, Trust.DEVICE);
        }
    }

    private void tell(String key, Attribute attribute, String value, Context context, Output out) {
        if (isSame(key, value)) {
            claims.tell(out, context.source(), attribute, value, SOURCE, Trust.DEVICE);
        }
    }

    /** Whether a statement is what was heard before, so that one device speaks. */
    private boolean isSame(String key, String value) {
        String before = heard.putIfAbsent(key, value);
        isBehind |= before != null && !before.equals(value);
        return !isBehind;
    }
}
