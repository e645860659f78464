package io.otus.inventory.role;

import io.otus.core.event.StackSeen;
import io.otus.core.table.TableLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The declared rules of {@code stacks.txt}, whose head explains them: which operating system a connection request is
 * characteristic of. Immutable.
 */
public final class StackRules {
    private static final Pattern RULE =
            Pattern.compile("(\\S+) ttl=(\\d+) (?:window=([\\d|]+) )?options=([a-z\\d,]+): (.+)");
    /** With what packets begin, by stack. */
    private static final int[] FIRST_TTL = {32, 64, 128, 255};

    private final List<Rule> rules;

    /**
     * One rule.
     *
     * @param family the systems, such as {@code Windows}
     * @param reason why, in words
     */
    public record Rule(String family, int timeToLive, Set<String> windows, String options, String reason) {}

    private StackRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** The rules that came with the program. */
    public static StackRules shipped() {
        List<Rule> rules = new ArrayList<>();
        for (TableLines.Line line : TableLines.read(StackRules.class, "stacks.txt")) {
            Matcher matcher = RULE.matcher(line.text());
            if (!matcher.matches()) {
                throw line.bad("FAMILY ttl=N [window=A|B...] options=LIST: REASON");
            }
            String windows = matcher.group(3);
            rules.add(new Rule(
                    matcher.group(1),
                    Integer.parseInt(matcher.group(2)),
                    windows == null ? Set.of() : Set.of(windows.split("\\|", -1)),
                    matcher.group(4),
                    matcher.group(5)));
        }
        return new StackRules(List.copyOf(rules));
    }

    /**
     * The rule that fits; null where none does.
     *
     * @param near whether the host's own network card sent the frame. Its packets have lost nothing of their time to
     *     live; those that have are another's, whose address it lends
     */
    public @Nullable Rule judge(StackSeen seen, boolean near) {
        int first = near ? seen.timeToLive() : firstTimeToLive(seen.timeToLive());
        for (Rule rule : rules) {
            if (rule.timeToLive() == first
                    && rule.options().equals(seen.options())
                    && (rule.windows().isEmpty() || rule.windows().contains(Integer.toString(seen.window())))) {
                return rule;
            }
        }
        return null;
    }

    private static int firstTimeToLive(int received) {
        for (int first : FIRST_TTL) {
            if (received <= first) {
                return first;
            }
        }
        return received;
    }
}
