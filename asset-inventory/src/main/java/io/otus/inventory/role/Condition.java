package io.otus.inventory.role;

import io.otus.core.evidence.Evidence;
import io.otus.core.table.TableLines;
import io.otus.inventory.graph.Asset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One condition of a rule; see the head of {@code rules.txt} for what each says. Immutable. */
@FunctionalInterface
interface Condition {
    /**
     * Whether it holds.
     *
     * @param known what rules before concluded, as {@code KIND VALUE}, with the frames that it was drawn from
     * @param evidence takes the frames that show the fact
     */
    boolean holds(Asset asset, Map<String, List<Evidence>> known, List<Evidence> evidence);

    /**
     * Reads one.
     *
     * @param industrial whether a protocol is
     * @throws IllegalStateException if it says nothing; the message has the line and what was expected
     */
    static Condition parse(TableLines.Line line, String text, Predicate<String> industrial) {
        if (text.startsWith("not ")) {
            Condition denied = parse(line, text.substring(4), industrial);
            return (asset, known, _) -> !denied.holds(asset, known, new ArrayList<>());
        }
        String[] words = text.split(" ", 3);
        ConditionWord word = ConditionWord.of(words[0]);
        if (word == null) {
            throw line.bad(ConditionWord.all() + " or not");
        }
        String which = words.length > 1 ? words[1] : "";
        Predicate<String> protocol = which.equals("industrial") ? industrial : which::equals;
        return word.condition(
                new ConditionWord.Arguments(line, which, words.length > 2 ? words[2] : "", protocol, industrial));
    }
}
