package io.otus.appliance.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of one column of one message: in wire order, the first 24 of them and how many more there are.
 *
 * @param more values beyond those listed
 */
record Values(List<String> listed, int more) {
    /** The oracle cuts its cells after this many values. */
    private static final int LISTED = 24;

    private static final Pattern CUT = Pattern.compile("(.*)\\+(\\d+)", Pattern.DOTALL);

    static final Values NONE = new Values(List.of(), 0);

    static Values of(List<String> all) {
        return all.size() <= LISTED
                ? new Values(List.copyOf(all), 0)
                : new Values(List.copyOf(all.subList(0, LISTED)), all.size() - LISTED);
    }

    /** Reads a cell of the oracle. */
    static Values ofCell(String cell) {
        if (cell.isEmpty()) {
            return NONE;
        }
        List<String> listed = new ArrayList<>(List.of(cell.split(",", -1)));
        int more = 0;
        if (listed.size() == LISTED) {
            Matcher cut = CUT.matcher(listed.getLast());
            if (cut.matches()) {
                listed.set(LISTED - 1, Objects.requireNonNull(cut.group(1)));
                more = Integer.parseInt(Objects.requireNonNull(cut.group(2)));
            }
        }
        return new Values(listed, more);
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    /** The last of these, or all where there are no more than that; as they are where some are not listed. */
    Values last(int count) {
        return more > 0 || listed.size() <= count
                ? this
                : new Values(listed.subList(listed.size() - count, listed.size()), 0);
    }

    boolean agrees(Value.Kind kind, Values other) {
        if (more != other.more || listed.size() != other.listed.size()) {
            return false;
        }
        for (int i = 0; i < listed.size(); i++) {
            if (!Value.equal(kind, listed.get(i), other.listed.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return String.join(",", listed) + (more == 0 ? "" : "+" + more);
    }
}
