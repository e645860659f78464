package io.otus.inventory.conversation;

import io.otus.core.event.Action;
import java.util.Arrays;

/**
 * How often each action was asked for. A conversation knows few of them, so it holds no more than it saw. Confined to
 * the analysis thread.
 */
public final class ActionCounts {
    private static final Action[] ACTIONS = Action.values();

    private Action[] actions = new Action[1];
    private long[] counts = new long[1];
    private int size;

    void add(Action action, long more) {
        for (int i = 0; i < size; i++) {
            if (actions[i] == action) {
                counts[i] += more;
                return;
            }
        }
        if (size == actions.length) {
            actions = Arrays.copyOf(actions, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        actions[size] = action;
        counts[size++] = more;
    }

    /** How often this one was. */
    public long of(Action action) {
        for (int i = 0; i < size; i++) {
            if (actions[i] == action) {
                return counts[i];
            }
        }
        return 0;
    }

    /** How often the process was changed: a value, or a command to it. */
    public long writes() {
        long writes = 0;
        for (int i = 0; i < size; i++) {
            writes += actions[i].isWrite() ? counts[i] : 0;
        }
        return writes;
    }

    /** How often the device was made to do something or changed: writes, and stops, restarts, programs, settings. */
    public long commands() {
        long commands = 0;
        for (int i = 0; i < size; i++) {
            commands += actions[i].isCommand() ? counts[i] : 0;
        }
        return commands;
    }

    ActionCounts plus(ActionCounts other) {
        ActionCounts sum = new ActionCounts();
        for (Action action : ACTIONS) {
            long both = of(action) + other.of(action);
            if (both > 0) {
                sum.add(action, both);
            }
        }
        return sum;
    }

    /** {@code read=12 write=3}, in the order in which actions are declared; empty when nothing was asked for. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Action action : ACTIONS) {
            long count = of(action);
            if (count > 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(action.key())
                        .append('=')
                        .append(count);
            }
        }
        return text.toString();
    }

    /** Reads such a text back; what is no action any more is left out. */
    public static ActionCounts parse(String text) {
        ActionCounts counts = new ActionCounts();
        for (String word : text.split(" ", -1)) {
            int equals = word.indexOf('=');
            for (Action action : ACTIONS) {
                if (equals > 0 && word.substring(0, equals).equals(action.key())) {
                    counts.add(action, Long.parseLong(word.substring(equals + 1)));
                }
            }
        }
        return counts;
    }
}
