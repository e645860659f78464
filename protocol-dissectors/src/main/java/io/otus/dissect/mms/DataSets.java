package io.otus.dissect.mms;

import io.otus.core.event.PointRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of named variable lists, as requests and answers of the flow tell them; the oldest goes where there are too many. Confined. */
final class DataSets {
    /** Most lists kept. */
    static final int MAX_LISTS = 256;

    private final Map<String, List<PointRange>> members = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<PointRange>> eldest) {
            return size() > MAX_LISTS;
        }
    };

    void learn(String list, List<PointRange> itsMembers) {
        if (!list.isEmpty() && !itsMembers.isEmpty()) {
            members.put(list, itsMembers);
        }
    }

    /** The members of a list; null where they were not told. */
    @Nullable
    List<PointRange> of(String list) {
        return members.get(list);
    }
}
