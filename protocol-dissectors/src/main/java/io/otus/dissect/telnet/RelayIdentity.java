package io.otus.dissect.telnet;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;

/**
 * What relays of Schweitzer Engineering Laboratories answer to the command ID, as their instruction manuals have it: a
 * line for each statement, {@code "FID=SEL-351A-R110-V0-Z002002-D20000101","0A5C"}, whose last field is the sum of all
 * characters before it, in hexadecimal. Only a line with the right sum is believed. Stateless.
 */
final class RelayIdentity {
    private static final String VENDOR = "Schweitzer Engineering Laboratories (SEL)";
    private static final String MODEL = "SEL-";
    /** Quotation mark, four digits, quotation mark. */
    private static final int SUM = 6;

    private static final int SHORTEST = 6 + SUM;
    private static final int HEXADECIMAL = 16;
    private static final String SOURCE = "answer to ID";

    private RelayIdentity() {}

    /** Takes a whole line, without control characters. */
    static void read(String line, BannerClaims claims, Context context, Output out) {
        String said = line.strip();
        if (!isSummed(said)) {
            return;
        }
        String statement = said.substring(1, said.length() - SUM - 2);
        int sign = statement.indexOf('=');
        if (sign < 0 || statement.indexOf('"') >= 0) {
            return;
        }
        String value = statement.substring(sign + 1).strip();
        switch (statement.substring(0, sign)) {
            case "FID" -> firmware(value, claims, context, out);
            case "DEVID" -> tell(Attribute.NAME, value, claims, context, out);
            case "PARTNO" -> tell(Attribute.ORDER_NUMBER, value, claims, context, out);
            case "SERIALNO" -> tell(Attribute.SERIAL, value, claims, context, out);
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
    private static void firmware(String value, BannerClaims claims, Context context, Output out) {
        int revision = Math.max(value.indexOf("-R"), value.indexOf("-X"));
        if (!value.startsWith(MODEL) || revision < MODEL.length()) {
            return;
        }
        tell(Attribute.VENDOR, VENDOR, claims, context, out);
        tell(Attribute.MODEL, value.substring(0, revision), claims, context, out);
        tell(Attribute.FIRMWARE, value.substring(revision + 1), claims, context, out);
    }

    private static void tell(Attribute attribute, String value, BannerClaims claims, Context context, Output out) {
        claims.tell(out, context.source(), attribute, value, SOURCE, Trust.DEVICE);
    }
}
