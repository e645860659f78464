package io.otus.dissect.cip;

import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a device's Identity object says of its faults, Vol. 1 Table 5A-2.4. Minor ones need nobody to do
 * anything and are left out. Stateless.
 */
final class IdentityStatus {
    private static final long DEVICE = 1;
    private static final String STATUS = "status";
    private static final int MAJOR_RECOVERABLE = 10;
    private static final int MAJOR_UNRECOVERABLE = 11;

    private IdentityStatus() {}

    /** Whether a reply to a request for this path says it. */
    static boolean isTold(@Nullable Epath path, Content content) {
        return of(path, content) != null;
    }

    /** The faults. */
    static List<Condition> conditions(@Nullable Epath path, Content content) {
        ValueList status = of(path, content);
        if (status == null) {
            return List.of();
        }
        List<Condition> found = new ArrayList<>(2);
        add(status, MAJOR_RECOVERABLE, "major_recoverable_fault", found);
        add(status, MAJOR_UNRECOVERABLE, "major_unrecoverable_fault", found);
        return found;
    }

    private static void add(ValueList status, int bit, String name, List<Condition> found) {
        if ((status.integer(0) >> bit & 1) != 0) {
            found.add(new Condition(name, Meaning.FAULTY));
        }
    }

    private static @Nullable ValueList of(@Nullable Epath path, Content content) {
        if (path == null
                || !(content instanceof Content.Attributes attributes)
                || path.classId() != CipClass.IDENTITY
                || path.last(Segment.Logical.INSTANCE) != DEVICE) {
            return null;
        }
        for (Content.AttributeValue each : attributes.attributes()) {
            if (each.name().equals(STATUS) && each.value().size() == 1) {
                return each.value();
            }
        }
        return null;
    }
}
