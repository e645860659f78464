package io.otus.dissect.mewtocol;

import io.otus.core.event.PointRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A station as far as its questions are known: there are 102 numbers of stations. */
final class Station {
    /** Points of each kind that MG reads. */
    private static final int MAX_MONITORED = 256;
    /** Questions behind which another one came before their answer. */
    private static final int MAX_OVERTAKEN = 8;

    private final Deque<String> overtaken = new ArrayDeque<>();
    private List<PointRange> contacts = List.of();
    private List<PointRange> registers = List.of();
    private String open = "";

    /** A command by these letters is asked, perhaps before another one was answered. */
    void asked(String command) {
        if (!open.isEmpty()) {
            overtaken.addLast(open);
            if (overtaken.size() > MAX_OVERTAKEN) {
                overtaken.removeFirst();
            }
        }
        open = command;
    }

    /** What was asked last is answered. */
    void answered() {
        open = "";
        overtaken.clear();
    }

    /** Whether an answer of this name is a late one, to a command that another one overtook; it is then no more. */
    boolean isLate(String name) {
        for (String command : overtaken) {
            if (command.startsWith(name)) {
                overtaken.removeFirstOccurrence(command);
                return true;
            }
        }
        return false;
    }

    /** MC and MD register points, or none. */
    void monitor(String command, List<PointRange> points) {
        List<PointRange> some = points.size() <= MAX_MONITORED ? points : List.of();
        if (command.equals("MC")) {
            contacts = some;
        } else if (command.equals("MD")) {
            registers = some;
        }
    }

    /** The points that MG reads. */
    List<PointRange> monitored() {
        List<PointRange> all = new ArrayList<>(contacts);
        all.addAll(registers);
        return all;
    }
}
