package io.otus.appliance.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a value of a configuration, with the keys and numbers that lead to it. A name that a person gave
 * may have dots and colons, so the message alone does not tell them.
 */
final class WrongValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> steps;
    private final String sentence;

    private WrongValue(List<String> steps, String sentence, IllegalArgumentException cause) {
        super(String.join(".", steps) + ": " + sentence, cause);
        this.steps = new ArrayList<>(steps);
        this.sentence = sentence;
    }

    /**
     * The same error, within the value that these steps lead to.
     *
     * @param steps keys, and numbers of elements, from 1
     */
    static WrongValue within(List<String> steps, IllegalArgumentException cause) {
        List<String> all = new ArrayList<>(steps);
        if (cause instanceof WrongValue inner) {
            all.addAll(inner.steps);
            return new WrongValue(all, inner.sentence, cause);
        }
        return new WrongValue(all, String.valueOf(cause.getMessage()), cause);
    }

    /** Keys, and numbers of elements, from 1, that lead to the value. */
    List<String> steps() {
        return List.copyOf(steps);
    }
}
