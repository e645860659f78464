package io.otus.dissect.opcua;

import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.util.List;
import java.util.Set;

/**
 * The limits of alarms, OPC 10000-9 §5.8.18 (LimitAlarmType) and §5.8.22 (dead bands of deviation alarms are such
 * limits too): properties that have these names wherever they are, so that a node id that ends with one is that of a
 * limit. Identifiers that are numbers tell nothing. Stateless.
 */
final class AlarmLimits {
    private static final int WRITE_REQUEST = 673;
    private static final Service WRITE =
            new Service(WRITE_REQUEST, "write", Action.ALARM_SET).keyed(WRITE_REQUEST + "/alarm");
    private static final Set<String> NAMES = Set.of(
            "HighHighLimit",
            "HighLimit",
            "LowLimit",
            "LowLowLimit",
            "BaseHighHighLimit",
            "BaseHighLimit",
            "BaseLowLimit",
            "BaseLowLowLimit");

    private AlarmLimits() {}

    /** The service of a request with these points: one of its own where it changes a limit. */
    static Service meant(Service service, List<PointRange> points) {
        if (service.code() != WRITE_REQUEST) {
            return service;
        }
        for (PointRange point : points) {
            if (NAMES.contains(last(point.space()))) {
                return WRITE;
            }
        }
        return service;
    }

    /** What stands behind the last mark that parts names, as servers make node ids of them. */
    private static String last(String node) {
        int at = node.length();
        while (at > 0 && Character.isLetterOrDigit(node.charAt(at - 1))) {
            at--;
        }
        return node.substring(at);
    }
}
