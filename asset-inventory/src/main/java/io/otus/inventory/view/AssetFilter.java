package io.otus.inventory.view;

import io.otus.inventory.graph.Asset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on assets as a person writes it: {@code type=plc}, {@code vendor~siemens}, {@code firmware!=V2.1}, {@code name!~spare},
 * {@code silent>7d}, {@code known<1h}. With {@code =} a value must be equal, with {@code ~} it must contain the text, both without regard to case;
 * {@code field=} alone finds those of which the field is not known. {@code silent} is the time since the last frame and {@code known} the time since
 * the first, both as of the latest frame of all assets.
 */
public final class AssetFilter {
    private static final Pattern FORM = Pattern.compile("([a-z_]+)(!=|!~|=|~|>|<)(.*)");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(s|min|m|h|d)");

    private AssetFilter() {}

    /**
     * The test for a condition.
     *
     * @param all the assets of which the latest frame is now
     * @throws IllegalArgumentException if the text is no condition; the message tells what was expected
     */
    public static Predicate<Asset> parse(String text, Collection<Asset> all) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no condition (expected: such as type=plc, vendor~siemens or silent>7d)");
        }
        String field = form.group(1);
        String sign = form.group(2);
        String wanted = form.group(3).strip();
        if (field.equals("silent") || field.equals("known")) {
            return since(field.equals("silent"), sign, wanted, now(all));
        }
        if (!AssetFields.isField(field)) {
            throw new IllegalArgumentException("'" + field + "' is no field of an asset (there are: silent, known, "
                    + String.join(", ", AssetFields.WIDE) + ")");
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        Predicate<Asset> test = switch (sign) {
            case "=", "!=" -> asset -> equal(AssetFields.values(asset, field), lower);
            case "~", "!~" ->
                asset -> AssetFields.values(asset, field).stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(lower));
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' compares what has no order (expected: silent or known before < and >)");
        };
        return sign.startsWith("!") ? test.negate() : test;
    }

    private static boolean equal(List<String> values, String wanted) {
        return wanted.isEmpty()
                ? values.isEmpty()
                : values.stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).equals(wanted));
    }

    private static long now(Collection<Asset> all) {
        return all.stream().mapToLong(Asset::lastTime).max().orElse(0);
    }

    private static Predicate<Asset> since(boolean last, String sign, String length, long now) {
        Matcher form = LENGTH.matcher(length);
        if (!form.matches() || !(sign.equals("<") || sign.equals(">"))) {
            throw new IllegalArgumentException(
                    "'" + sign + length + "' is no length of time (expected: such as >7d or <12h)");
        }
        TimeUnit unit = switch (form.group(2)) {
            case "s" -> TimeUnit.SECONDS;
            case "min", "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
        long limit = unit.toNanos(Long.parseLong(form.group(1))); // at most the longest there is
        return asset -> {
            long past = now - (last ? asset.lastTime() : asset.firstTime());
            return sign.equals(">") ? past > limit : past < limit;
        };
    }
}
