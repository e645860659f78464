package io.otus.layer.identity;

import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Map;

/**
 * Makers of devices by the vendor id that PROFINET International assigned, IEC 61158-6-10 §4.3.1.4.8 and §5.2.12.
 * Immutable.
 */
public final class ProfinetVendors {
    private static final int HEXADECIMAL = 16;
    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        for (TableLines.Line line : TableLines.read(ProfinetVendors.class, "profinet-vendors.tsv")) {
            String[] sides = line.text().split("\t", 2);
            if (sides.length != 2 || NAMES.put(Integer.valueOf(sides[0], HEXADECIMAL), sides[1]) != null) {
                throw line.bad("ID in hexadecimal, tab, NAME, each id once");
            }
        }
    }

    private ProfinetVendors() {}

    /** The maker whose id it is, 0 to 65535; empty where the id is not in the table. */
    public static String maker(long id) {
        return NAMES.getOrDefault((int) id, "");
    }
}
