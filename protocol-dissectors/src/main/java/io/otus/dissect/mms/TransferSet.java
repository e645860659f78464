package io.otus.dissect.mms;

import io.otus.core.event.Element;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/**
 * Transfer sets of TASE.2 and what they report, IEC 60870-6-503 and IEC 60870-6-802: a data set's values, each alone,
 * with flags, or with flags and a time. Stateless.
 *
 * <pre>
 *  bit string of 8:  0 state high | 1 state low | 2, 3 validity | 4, 5 current source | 6 normal value | 7 time stamp quality
 *                    (both unused in flags)
 * </pre>
 */
final class TransferSet {
    /** A transfer set's components up to 1996-8; later editions have one more, before the status. */
    private static final int COMPONENTS = 12;

    private static final int CONDITIONS = 6;
    private static final int NAME_PARTS = 3;
    private static final int FLAG_BITS = 8;
    private static final int STATE = 2;
    private static final String BITS = "bit_string";

    private TransferSet() {}

    /** The status in a transfer set that is written; empty where the data are none. */
    static String status(List<Element> data) {
        List<Element.Group> parts = structure(data);
        if (parts.size() != COMPONENTS && parts.size() != COMPONENTS + 1) {
            return "";
        }
        List<Element.Group> name = structure(parts.getFirst().elements());
        boolean isNamed = name.size() == NAME_PARTS
                && is(name.get(1), "visible_string")
                && is(name.get(2), "visible_string")
                && is(parts.get(CONDITIONS), BITS);
        Element.Group status = parts.get(parts.size() - 2);
        return isNamed && is(status, "boolean") ? text(status) : "";
    }

    /** The points of a report without what it says of itself, with values and what is wrong with them. */
    static List<PointRange> report(List<PointRange> points, List<Element.Group> results) {
        List<PointRange> told = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            PointRange point = points.get(i);
            if (!Tase2.isReserved(point)) {
                told.add(i < results.size() ? with(point, results.get(i).elements()) : point);
            }
        }
        return told;
    }

    private static PointRange with(PointRange point, List<Element> result) {
        List<Element.Group> parts = structure(result);
        if (parts.isEmpty()) {
            return is(result, BITS) ? state(point, text(result)) : point;
        }
        if (is(parts.getFirst(), BITS)) {
            return state(point, text(parts.getFirst()));
        }
        // The value is first, then its flags, then perhaps its time; in some of 1996-8 the flags are last.
        for (Element.Group part : parts.subList(1, parts.size())) {
            if (is(part, BITS) && text(part).length() == FLAG_BITS) {
                return point.with(Points.value(parts.getFirst().elements())).with(flaws(text(part)));
            }
        }
        return point;
    }

    /** Two bits of state with six of flags: 0 between, 1 off, 2 on, 3 invalid. */
    private static PointRange state(PointRange point, String bits) {
        if (bits.length() != FLAG_BITS) {
            return point;
        }
        return point.with(ValueList.unsigned(Integer.parseInt(bits, 0, STATE, 2)))
                .with(flaws(bits));
    }

    /** The flaws of a value. Suspect alone adds nothing; held means not renewed; entered means set by a person. */
    private static Flaws flaws(String bits) {
        String validity = bits.substring(2, 4);
        int octet = Flaws.with(0, Flaw.OUTDATED, validity.equals("01"));
        octet = Flaws.with(octet, Flaw.INVALID, validity.equals("11"));
        octet = Flaws.with(octet, Flaw.FORCED, bits.startsWith("10", 4));
        return Flaws.of(new byte[] {(byte) octet});
    }

    private static List<Element.Group> structure(List<Element> value) {
        return value.size() == 1 && value.getFirst() instanceof Element.Groups groups ? groups.groups() : List.of();
    }

    private static boolean is(Element.Group part, String type) {
        return is(part.elements(), type);
    }

    private static boolean is(List<Element> value, String type) {
        return value.size() == 1 && value.getFirst().name().equals(type);
    }

    private static String text(Element.Group part) {
        return text(part.elements());
    }

    private static String text(List<Element> value) {
        return value.size() == 1
                        && value.getFirst() instanceof Element.Value one
                        && one.value().size() == 1
                ? one.value().text(0)
                : "";
    }
}
