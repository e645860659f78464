package io.otus.dissect.mms;

import io.otus.core.event.PointRange;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members of named variable lists, as requests and answers of the flow state them; the oldest lists are dropped where
 * there are too many. Confined.
 */
final class DataSets {
    /** Most that all lists of a flow may weigh: characters of the members' names, and {@link #MEMBER} for each. */
    static final int MAX_WEIGHT = 1 << 20;

    private static final int MEMBER = 64;

    private final Map<String, List<PointRange>> members = new LinkedHashMap<>();
    private int weight;

    void learn(String list, List<PointRange> itsMembers) {
        forget(members.remove(list));
        int added = weigh(itsMembers);
        if (list.isEmpty() || itsMembers.isEmpty() || added > MAX_WEIGHT) {
            return;
        }
        Iterator<List<PointRange>> oldest = members.values().iterator();
        while (weight + added > MAX_WEIGHT) {
            forget(oldest.next());
            oldest.remove();
        }
        members.put(list, itsMembers);
        weight += added;
    }

    private void forget(@Nullable List<PointRange> itsMembers) {
        if (itsMembers != null) {
            weight -= weigh(itsMembers);
        }
    }

    private static int weigh(List<PointRange> itsMembers) {
        int sum = 0;
        for (PointRange member : itsMembers) {
            sum += MEMBER + member.space().length();
        }
        return sum;
    }

    /** How many lists are known. */
    int size() {
        return members.size();
    }

    /** The members of a list; null where they are not known. */
    @Nullable
    List<PointRange> of(String list) {
        return members.get(list);
    }
}
