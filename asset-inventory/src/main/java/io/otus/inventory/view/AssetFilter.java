package io.otus.inventory.view;

import io.otus.core.event.TimeLength;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on assets as a person writes it: {@code type=plc}, {@code vendor~siemens}, {@code firmware!=V2.1},
 * {@code name!~spare}, {@code silent>7d}, {@code known<1h}. With {@code =} a value must be equal to one of those given
 * ({@code type=plc,rtu}), or of a block of addresses ({@code ip=10.30.0.0/24}); with {@code ~} it must contain the
 * text, both without regard to case; {@code field=} alone finds those of which the field is not known. Numbers,
 * versions and times are compared with {@code <} and {@code >}. {@code silent} is the time since the last frame and
 * {@code known} the time since the first, both as of the latest frame of all assets.
 */
public final class AssetFilter {
    private static final Pattern FORM = Pattern.compile("([a-z_]+)(!=|!~|=|~|>|<)(.*)");

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
            throw new IllegalArgumentException("'" + text + "' is no condition (expected: " + expected(text) + ")");
        }
        String field = form.group(1);
        String sign = form.group(2);
        String wanted = form.group(3).strip();
        if (isSpan(field)) {
            return since(field.equals("silent"), sign, wanted, now(all));
        }
        if (!AssetFields.isField(field)) {
            throw new IllegalArgumentException("'" + field + "' is no field of an asset (there are: silent, known, "
                    + String.join(", ", AssetFields.WIDE) + ")");
        }
        if (sign.endsWith("=")) {
            FieldTest.choices(wanted).forEach(choice -> checkChoice(field, choice, all));
        }
        Predicate<List<String>> test = FieldTest.of(field, sign, wanted);
        return asset -> test.test(AssetFields.values(asset, field));
    }

    /** A field without a sign mostly comes from a shell that took {@code >7d} for the name of a file to write to. */
    private static String expected(String text) {
        if (isSpan(text)) {
            return "such as '" + text + ">7d'; quote a condition with < or >, which the shell takes for a redirection";
        }
        if (AssetFields.isField(text)) {
            return "such as " + text + "=VALUE; quote a condition with < or >, which the shell takes for a redirection";
        }
        return "such as type=plc, vendor~siemens or 'silent>7d'";
    }

    private static boolean isSpan(String field) {
        return field.equals("silent") || field.equals("known");
    }

    /**
     * The test of a protocol's name, where a condition is about protocols; null where it is about something else. With
     * it, conversations are chosen by their own protocol, and not by those of who takes part.
     */
    public static @Nullable Predicate<String> ofProtocol(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !form.group(1).equals("protocol")) {
            return null;
        }
        Predicate<List<String>> test =
                FieldTest.of("protocol", form.group(2), form.group(3).strip());
        return protocol -> test.test(List.of(protocol));
    }

    /** A value that a field with few values cannot have is a slip of the pen: no asset would ever be found. */
    private static void checkChoice(String field, String choice, Collection<Asset> all) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(known(field));
        if (known.isEmpty() || choice.isEmpty()) {
            return;
        }
        all.forEach(asset -> known.addAll(AssetFields.values(asset, field))); // a person may state others
        if (!known.contains(choice)) {
            throw new IllegalArgumentException(
                    "no " + field + " is called '" + choice + "' (there are: " + String.join(", ", known) + ")");
        }
    }

    private static Collection<String> known(String field) {
        return switch (field) {
            case "type" -> RoleRules.values(Conclusion.Kind.TYPE);
            case "role" -> RoleRules.values(Conclusion.Kind.ROLE);
            case "purdue_level" -> UserValues.CHOICES.getOrDefault("purdue_level", List.of());
            case "importance" -> UserValues.CHOICES.getOrDefault("importance", List.of());
            case "missing" -> AssetFields.MISSING;
            default -> List.of();
        };
    }

    private static long now(Collection<Asset> all) {
        return all.stream().mapToLong(Asset::lastTime).max().orElse(0);
    }

    private static Predicate<Asset> since(boolean last, String sign, String length, long now) {
        if (!sign.equals("<") && !sign.equals(">")) {
            throw new IllegalArgumentException(
                    "'" + sign + length + "' compares no length of time (expected: < or >, such as >7d or <12h)");
        }
        // At most the longest there is.
        long limit = TimeUnit.SECONDS.toNanos(TimeLength.parse(length).toSeconds());
        return asset -> {
            long past = now - (last ? asset.lastTime() : asset.firstTime());
            return sign.equals(">") ? past > limit : past < limit;
        };
    }
}
