package io.otus.appliance.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How one column of the oracle is found in ours.
 *
 * @param paths alternatives; the first that has values counts
 * @param before keeps what stands before this text; empty for all
 * @param after keeps what stands behind this text; empty for all
 * @param names numbers of names that we write and the oracle does not
 * @param first only the first value is compared
 * @param last of the oracle's values only the last are compared, as many as ours are
 * @param distinct equal values count once
 * @param joined our values are written one behind the other, as one
 * @param prefix left out where our value begins with it
 * @param like only our values that match count
 * @param hexadecimal our values are hexadecimal numbers
 * @param digits our numbers are written in hexadecimal with so many digits; 0 leaves them as they are
 * @param packed our values are bits, which the oracle writes as octets
 * @param swapped the oracle has the two octets of our number in the other order
 * @param drop so many digits at the front of the oracle's value are left out
 * @param take no more than so many digits of the rest are compared
 */
record FieldRule(
        String column,
        List<FieldPath> paths,
        Value.Kind kind,
        List<Condition> conditions,
        String before,
        String after,
        Map<String, String> names,
        boolean first,
        boolean last,
        boolean distinct,
        boolean joined,
        String prefix,
        Pattern like,
        boolean hexadecimal,
        int digits,
        boolean packed,
        boolean swapped,
        int drop,
        int take) {

    /**
     * When a rule holds, told by a column of the oracle.
     *
     * @param wanted false where the rule holds only if the pattern does not match
     */
    record Condition(String column, Pattern pattern, boolean wanted) {}

    /** Our values for the column, in the form that is compared. */
    Values ours(JsonNode line) {
        for (FieldPath path : paths) {
            List<String> found = path.values(line);
            if (!found.isEmpty()) {
                return form(found);
            }
        }
        return Values.NONE;
    }

    /** The oracle's values in the form that is compared with ours. */
    Values theirs(String cell, Values ours) {
        Values formed = theirs(cell);
        return last ? formed.last(ours.listed().size()) : formed;
    }

    private Values theirs(String cell) {
        Values raw = Values.ofCell(cell);
        if (raw.isEmpty()) {
            return raw;
        }
        List<String> formed = new ArrayList<>();
        for (String value : raw.listed()) {
            String form = Value.of(kind, value);
            int from = Math.min(drop, form.length());
            formed.add(form.substring(from, from + Math.min(take, form.length() - from)));
        }
        return first || distinct ? new Values(reduced(formed), 0) : new Values(formed, raw.more());
    }

    private Values form(List<String> found) {
        List<String> formed = new ArrayList<>();
        for (String value : found) {
            if (!like.matcher(value).matches()) {
                continue;
            }
            String part = hexadecimal && !value.isEmpty() ? new BigInteger(value, 16).toString() : value;
            if (part.startsWith(prefix)) {
                part = part.substring(prefix.length());
            }
            int behind = after.isEmpty() ? -1 : part.indexOf(after);
            if (behind >= 0) {
                part = part.substring(behind + after.length());
            }
            int ahead = before.isEmpty() ? -1 : part.indexOf(before);
            if (ahead >= 0) {
                part = part.substring(0, ahead);
            }
            String form = Value.of(kind, octets(part));
            formed.add(digits == 0 ? form : hexadecimal(Value.number(form)));
        }
        if (joined) {
            return new Values(List.of(String.join("", formed)), 0);
        }
        return Values.of(reduced(formed));
    }

    private String octets(String part) {
        if (packed) {
            return packed(part);
        }
        if (swapped) {
            return Integer.toString(Short.toUnsignedInt(Short.reverseBytes((short) Integer.parseInt(part))));
        }
        return names.getOrDefault(part, part);
    }

    private String hexadecimal(String number) {
        return HexFormat.of().toHexDigits(Long.parseLong(number), digits);
    }

    /** Bits, the first in the highest place, as hexadecimal octets. */
    private static String packed(String bits) {
        StringBuilder octets = new StringBuilder();
        for (int at = 0; at < bits.length(); at += 8) {
            String eight = (bits.substring(at, Math.min(at + 8, bits.length())) + "0000000").substring(0, 8);
            octets.append(HexFormat.of().toHexDigits((byte) Integer.parseInt(eight, 2)));
        }
        return octets.toString();
    }

    private List<String> reduced(List<String> values) {
        if (first && !values.isEmpty()) {
            return values.subList(0, 1);
        }
        return distinct ? new ArrayList<>(new LinkedHashSet<>(values)) : values;
    }
}
