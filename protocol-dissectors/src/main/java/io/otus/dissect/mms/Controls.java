package io.otus.dissect.mms;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.value.ValueList;
import java.util.List;
import java.util.Set;

/**
 * What reads and writes mean in IEC 61850-8-1: controls (§20) are reads of SBO and writes of SBOw, Oper and Cancel;
 * writes with other functional constraints set set-points, settings and control blocks. Stateless.
 */
final class Controls {
    /** The first half of a command, with normal security: a read. */
    static final Service SELECT = new Service(4, "select", Action.SELECT).keyed("4/sbo");

    private static final Service SELECT_WITH_VALUE = new Service(5, "select_with_value", Action.SELECT).keyed("5/sbow");
    private static final Service OPERATE = new Service(5, "operate", Action.OPERATE).keyed("5/oper");
    private static final Service OPERATE_MODE = new Service(5, "operate_mode", Action.MODE).keyed("5/mod");
    private static final Service CANCEL = new Service(5, "cancel_control", Action.SELECT).keyed("5/cancel");
    private static final Service SET_SETTINGS = new Service(5, "write_settings", Action.CONFIGURE).keyed("5/cf");
    private static final Service SET_ALARM_LIMITS =
            new Service(5, "write_alarm_limits", Action.ALARM_SET).keyed("5/cf/range");
    /** Limits of ranges, and dead bands below which a change is not reported: IEC 61850-7-3 §6.4.2 and table 15. */
    private static final Set<String> LIMITS =
            Set.of("rangeC", "rangeAngC", "hhLim", "hLim", "lLim", "llLim", "db", "dbAng", "zeroDb");

    private static final Service REPORT_CONTROL =
            new Service(5, "write_report_control", Action.SUBSCRIBE).keyed("5/rp");
    private static final Service PUBLISHING_CONTROL =
            new Service(5, "write_publishing_control", Action.CONFIGURE).keyed("5/go");
    private static final Service STOP_PUBLISHING =
            new Service(5, "stop_publishing", Action.CONFIGURE, Danger.BLIND).keyed("5/go/off");

    private Controls() {}

    /** The services that this class distinguishes, for the page of the protocol. */
    static List<Service> services() {
        return List.of(
                SELECT,
                SELECT_WITH_VALUE,
                OPERATE,
                OPERATE_MODE,
                CANCEL,
                SET_SETTINGS,
                SET_ALARM_LIMITS,
                REPORT_CONTROL,
                PUBLISHING_CONTROL,
                STOP_PUBLISHING);
    }

    /** The service of a read of these points. */
    static Service read(Service read, List<PointRange> points) {
        for (PointRange point : points) {
            Item item = Item.of(point.space());
            if (item.isControl() && item.last().equals("SBO")) {
                return SELECT;
            }
        }
        return read;
    }

    /** What a write of these points is: the gravest of all. */
    static Service write(Service write, List<PointRange> points) {
        Service gravest = write;
        for (PointRange point : points) {
            Service one = write(write, point);
            if (gravity(one) > gravity(gravest)) {
                gravest = one;
            }
        }
        return gravest;
    }

    private static int gravity(Service service) {
        if (service.dangerous() != Danger.NONE) {
            return 4;
        }
        return switch (service.action()) {
            case OPERATE -> 3;
            case SELECT -> 2;
            case ALARM_SET -> 2;
            case CONFIGURE, SUBSCRIBE -> 1;
            default -> 0;
        };
    }

    private static Service write(Service write, PointRange point) {
        Item item = Item.of(point.space());
        return switch (item.functionalConstraint()) {
            case "CO" -> control(item, point.space());
            case "CF" -> isLimit(point.space()) ? SET_ALARM_LIMITS : SET_SETTINGS;
            case "DC", "SE" -> SET_SETTINGS;
            // Setting groups are chosen and edited through SGCB, wherever it is put.
            case "SP" -> item.object().equals("SGCB") ? SET_SETTINGS : write;
            case "RP", "BR", "LG" -> REPORT_CONTROL;
            case "GO", "GS", "MS", "US" -> publishing(item, point.values());
            default -> write;
        };
    }

    private static boolean isLimit(String point) {
        for (String part : point.split("\\$", -1)) {
            if (LIMITS.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Service control(Item item, String name) {
        if (item.last().equals("SBOw") || name.contains("$SBOw$")) {
            return SELECT_WITH_VALUE;
        }
        if (item.last().equals("Cancel") || name.contains("$Cancel$")) {
            return CANCEL;
        }
        // Mod switches a logical node off, to test, or blocks its outputs (IEC 61850-7-4 Annex A).
        return item.object().equals("Mod") ? OPERATE_MODE : OPERATE;
    }

    private static Service publishing(Item item, ValueList value) {
        boolean enable = item.last().equals("GoEna")
                || item.last().equals("GsEna")
                || item.last().equals("SvEna");
        return enable && value.size() == 1 && value.integer(0) == 0 ? STOP_PUBLISHING : PUBLISHING_CONTROL;
    }
}
