package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders assets by a field as a person expects it: numbers in texts by their value, so that 10.0.0.9 comes before
 * 10.0.0.10; unknown last.
 */
public final class AssetOrder {
    private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");
    /** Fields of which some makers write a {@code V} before the number. */
    private static final Set<String> NUMBERED = Set.of("firmware", "hardware");

    private static final Pattern VERSION = Pattern.compile("[vV](?:er|ersion)?[. ]?(?=\\d)");

    private static final Comparator<Asset> UNITS = Comparator.<Asset, String>comparing(
                    asset -> AssetFields.text(asset, "parent"), AssetOrder::compare)
            .thenComparing(Asset::unit, AssetOrder::compare);

    private AssetOrder() {}

    /**
     * The order by a field; where that is equal, of sub-devices by their device and their units, else by id.
     *
     * @param field name of a field, with {@code -} before it for the reverse
     * @throws IllegalArgumentException if there is no such field
     */
    public static Comparator<Asset> by(String field) {
        boolean reverse = field.startsWith("-");
        String name = reverse ? field.substring(1) : field;
        if (!AssetFields.isField(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no field of an asset (there are: " + String.join(", ", AssetFields.WIDE) + ")");
        }
        Comparator<String> texts = (one, other) -> compare(name, one, other);
        Comparator<Asset> order =
                Comparator.comparing(asset -> AssetFields.text(asset, name), reverse ? texts.reversed() : texts);
        Comparator<Asset> unknownLast =
                Comparator.comparing(asset -> AssetFields.text(asset, name).isEmpty());
        return unknownLast.thenComparing(order).thenComparing(UNITS).thenComparing(Asset::id);
    }

    /** Which of two values of a field is first, as {@code V4.2} comes before {@code 19.011}. */
    static int compare(String field, String one, String other) {
        return NUMBERED.contains(field) ? compare(number(one), number(other)) : compare(one, other);
    }

    private static String number(String version) {
        Matcher mark = VERSION.matcher(version);
        return mark.lookingAt() ? version.substring(mark.end()) : version;
    }

    /** Which of two texts is first, numbers in them by their value. */
    static int compare(String one, String other) {
        Matcher a = PIECE.matcher(one);
        Matcher b = PIECE.matcher(other);
        while (a.find()) {
            if (!b.find()) {
                return 1;
            }
            int difference = comparePieces(a.group(), b.group());
            if (difference != 0) {
                return difference;
            }
        }
        return b.find() ? -1 : 0;
    }

    private static int comparePieces(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            String a = one.replaceFirst("^0+", "");
            String b = other.replaceFirst("^0+", "");
            return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
        }
        return one.compareToIgnoreCase(other);
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }
}
