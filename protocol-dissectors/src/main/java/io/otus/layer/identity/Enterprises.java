package io.otus.layer.identity;

import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Map;

/** Makers of devices by their private enterprise number, RFC 2578 §4: {@code 1.3.6.1.4.1.NUMBER}. Immutable. */
public final class Enterprises {
    /** What stands before the number in an object identifier. */
    public static final String PREFIX = "1.3.6.1.4.1.";

    private static final Map<Long, String> NAMES = new HashMap<>();

    static {
        for (TableLines.Line line : TableLines.read(Enterprises.class, "enterprises.tsv")) {
            int tab = line.text().indexOf('\t');
            if (tab < 1
                    || NAMES.put(
                                    Long.valueOf(line.text().substring(0, tab)),
                                    line.text().substring(tab + 1))
                            != null) {
                throw line.bad("NUMBER, tab, NAME, each number once");
            }
        }
    }

    private Enterprises() {}

    /**
     * The maker whose number it is; empty where the number is not in the table, or names software that runs on
     * anybody's device.
     */
    public static String maker(long number) {
        return NAMES.getOrDefault(number, "");
    }

    /** The maker under whose number an object identifier stands; empty where there is none. */
    public static String makerOf(String objectIdentifier) {
        return maker(numberOf(objectIdentifier));
    }

    /** The enterprise number in an object identifier; -1 where it stands elsewhere. */
    public static long numberOf(String objectIdentifier) {
        if (!objectIdentifier.startsWith(PREFIX)) {
            return -1;
        }
        long number = 0;
        int at = PREFIX.length();
        while (at < objectIdentifier.length() && objectIdentifier.charAt(at) != '.') {
            number = 10 * number + (objectIdentifier.charAt(at++) - '0');
            if (number > 0xFFFF_FFFFL) {
                return -1;
            }
        }
        return at == PREFIX.length() ? -1 : number;
    }
}
