package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/**
 * Reports in neutral terms what APDUs ask and answer. An activation is answered by its confirmation; its termination
 * adds nothing. Stateless.
 */
final class Operations {
    /** Sets deactivations, selects, files and functions of the U format apart from commands with the same addresses. */
    private static final long DEACTIVATION = 1L << 50;

    private static final long SELECT = 1L << 51;
    private static final long FILE = 1L << 52;
    private static final long FUNCTION = 1L << 53;

    /** QOI: the whole station; groups 1 to 16 follow it (101 §7.2.6.22). */
    private static final int STATION = 20;

    private static final int LAST_GROUP = 36;
    /** RQT of a counter interrogation: all counters; groups 1 to 4 before it (101 §7.2.6.23). */
    private static final int ALL_COUNTERS = 5;

    private Operations() {}

    /**
     * Start and stop of data transfer. Test frames ask nothing of the station.
     *
     * @param isStopUnheard whether it confirms a stop that was not heard, which tells of it as well
     */
    static void function(int function, boolean isStopUnheard, Output out) {
        switch (function) {
            case Apci.STARTDT_ACT -> out.request(Request.confirmed(FUNCTION, Services.STARTDT, "", List.of()));
            case Apci.STOPDT_ACT -> {
                out.request(Request.confirmed(FUNCTION + 1, Services.STOPDT, "", List.of()));
                out.session(Direction.FROM_CLIENT, "", SessionSeen.LINK_RESET, "stopdt");
            }
            case Apci.STARTDT_CON -> out.response(new Response(FUNCTION, Services.STARTDT, "", Outcome.OK, List.of()));
            case Apci.STOPDT_CON -> {
                out.response(new Response(FUNCTION + 1, Services.STOPDT, "", Outcome.OK, List.of()));
                if (isStopUnheard) {
                    out.session(Direction.FROM_SERVER, "", SessionSeen.LINK_RESET, "stopdt");
                }
            }
            default -> {}
        }
    }

    /** What an ASDU with all its objects says; it has at least one. */
    static void tell(TypeIdentification type, Asdu asdu, Context context, Output out) {
        ByteView information = asdu.information().view();
        int address = information.le24(0);
        ByteView object = information.from(AsduHeader.ADDRESS);
        switch (type.kind()) {
            case MONITOR -> monitor(type, asdu, address, context, out);
            case INITIALIZATION -> out.request(Request.notification(told(type, asdu), unit(asdu), List.of()));
            case COMMAND, SYSTEM, PARAMETER -> command(type, asdu, address, object, context, out);
            case FILE -> file(type, asdu, object, context, out);
        }
    }

    private static void monitor(TypeIdentification type, Asdu asdu, int address, Context context, Output out) {
        List<PointRange> points = asdu.test()
                ? List.of()
                : Points.of(
                        type,
                        asdu.sq(),
                        asdu.numberOfObjects(),
                        asdu.information().view());
        long read = transaction(TypeIdentification.C_RD_NA_1, asdu, address, false);
        Request request = asdu.causeOfTransmission() == Cause.REQUEST ? context.pending(read) : null;
        if (request != null) {
            out.response(new Response(read, request.service(), unit(asdu), Outcome.OK, points));
        } else {
            out.request(Request.notification(told(type, asdu), unit(asdu), points));
        }
    }

    private static Service told(TypeIdentification type, Asdu asdu) {
        return asdu.test() ? Services.test(type) : Services.of(type);
    }

    private static void command(
            TypeIdentification type, Asdu asdu, int address, ByteView object, Context context, Output out) {
        boolean select = type.kind() == TypeIdentification.Kind.COMMAND && Selections.isSelect(type, object);
        int qualifier = type.size() > 0 ? object.u8(0) : 0;
        Service service = select ? Services.select(type) : Services.system(type, qualifier);
        long transaction = transaction(type, asdu, address, select);
        List<PointRange> points = points(type, asdu, address, object);
        String unit = unit(asdu);
        switch (asdu.causeOfTransmission()) {
            case Cause.ACTIVATION, Cause.REQUEST -> out.request(Request.confirmed(transaction, service, unit, points));
            case Cause.DEACTIVATION ->
                out.request(Request.confirmed(transaction | DEACTIVATION, Services.cancel(type), unit, points));
            case Cause.ACTIVATION_CONFIRMATION -> answer(transaction, service, asdu, points, context, out);
            case Cause.DEACTIVATION_CONFIRMATION ->
                answer(transaction | DEACTIVATION, Services.cancel(type), asdu, points, context, out);
            case Cause.SPONTANEOUS -> {
                if (type == TypeIdentification.C_CS_NA_1) {
                    out.request(Request.notification(Services.clockTold(), unit, points));
                } else {
                    out.request(Request.unconfirmed(service, unit, points));
                }
            }
            default -> {
                if (Cause.isUnknown(asdu.causeOfTransmission())) {
                    boolean activated = context.pending(transaction) != null;
                    long cancelled = transaction | DEACTIVATION;
                    boolean deactivated = !activated && context.pending(cancelled) != null;
                    answer(deactivated ? cancelled : transaction, service, asdu, points, context, out);
                } else if (type.kind() == TypeIdentification.Kind.PARAMETER) {
                    // Parameters that a station tells when it is interrogated.
                    out.request(Request.notification(Services.told(type), unit, points));
                }
            }
        }
    }

    private static void answer(
            long transaction, Service service, Asdu asdu, List<PointRange> points, Context context, Output out) {
        long asked = transaction;
        if (context.pending(transaction) == null) {
            // Who is asked with all others answers under an address of its own.
            long all = transaction | (long) AsduHeader.BROADCAST << 24;
            asked = context.pending(all) != null ? all : transaction;
        }
        out.response(new Response(asked, service, unit(asdu), outcome(asdu), points));
    }

    private static Outcome outcome(Asdu asdu) {
        int cause = asdu.causeOfTransmission();
        if (Cause.isUnknown(cause)) {
            return Outcome.error(cause, Names.cause(cause));
        }
        return asdu.negative() ? Outcome.error(cause, "negative_" + Names.cause(cause)) : Outcome.OK;
    }

    private static List<PointRange> points(TypeIdentification type, Asdu asdu, int address, ByteView object) {
        return switch (type) {
            case C_IC_NA_1 -> named(interrogated(object.u8(0)));
            case C_CI_NA_1 -> named(counters(object.u8(0) & 0x3F));
            case C_RD_NA_1, P_AC_NA_1 -> List.of(PointRange.of(Points.SPACE, address, 1));
            case C_CS_NA_1 -> {
                long raw = Element.CP56.raw(object, 0);
                yield List.of(PointRange.clock(TimeTag.text(Element.CP56, raw)));
            }
            case C_TS_NA_1, C_TS_TA_1, C_RP_NA_1, C_CD_NA_1 -> List.of();
            default ->
                Points.of(
                        type,
                        asdu.sq(),
                        asdu.numberOfObjects(),
                        asdu.information().view());
        };
    }

    private static List<PointRange> named(String name) {
        return name.isEmpty() ? List.of() : List.of(PointRange.named(name));
    }

    private static String interrogated(int qualifier) {
        if (qualifier == STATION) {
            return "station";
        }
        return qualifier > STATION && qualifier <= LAST_GROUP ? "group_" + (qualifier - STATION) : "";
    }

    private static String counters(int request) {
        if (request == ALL_COUNTERS) {
            return "counters";
        }
        return request > 0 && request < ALL_COUNTERS ? "counter_group_" + request : "";
    }

    /** Files: select, call and delete are asked; ready, last and directory answer; the rest are parts of the way. */
    private static void file(TypeIdentification type, Asdu asdu, ByteView object, Context context, Output out) {
        String unit = unit(asdu);
        int name = object.le16(0);
        List<PointRange> points = List.of(PointRange.of("file", name, 1));
        switch (type) {
            case F_SC_NA_1 -> {
                int qualifier = object.u8(3) & 0x0F;
                Service service = Services.file(qualifier);
                boolean answered = asdu.causeOfTransmission() == Cause.REQUEST || qualifier == 1 || qualifier == 2;
                if (Cause.isUnknown(asdu.causeOfTransmission())) {
                    long asked = fileTransaction(asdu, name, qualifier);
                    if (context.pending(asked) != null) {
                        out.response(new Response(asked, service, unit, outcome(asdu), points));
                    }
                } else if (answered) {
                    int asks = asdu.causeOfTransmission() == Cause.REQUEST ? 0 : qualifier;
                    out.request(Request.confirmed(fileTransaction(asdu, name, asks), service, unit, points));
                } else {
                    out.request(Request.unconfirmed(service, unit, points));
                }
            }
            case F_FR_NA_1 -> ready(1, object.u8(5), asdu, name, points, context, out);
            case F_SR_NA_1 -> ready(2, object.u8(6), asdu, name, points, context, out);
            case F_DR_TA_1 -> {
                long asked = fileTransaction(asdu, 0, 0);
                if (context.pending(asked) != null) {
                    out.response(new Response(
                            asked, Services.of(TypeIdentification.F_SC_NA_1), unit, Outcome.OK, List.of()));
                }
            }
            case F_SC_NB_1 -> out.request(Request.unconfirmed(Services.of(type), unit, points));
            default -> {}
        }
    }

    /** A file or a section is ready, or is not: the answer to a select or a call, or the offer of one's own file. */
    private static void ready(
            int asks, int qualifier, Asdu asdu, int name, List<PointRange> points, Context context, Output out) {
        long asked = fileTransaction(asdu, name, asks);
        Request request = context.pending(asked);
        boolean refused = (qualifier & 0x80) != 0;
        if (request != null) {
            Outcome outcome = refused ? Outcome.error(qualifier, "not_ready") : Outcome.OK;
            out.response(new Response(asked, request.service(), unit(asdu), outcome, points));
        } else if (asks == 1) {
            out.request(Request.unconfirmed(Services.of(TypeIdentification.F_FR_NA_1), unit(asdu), points));
        }
    }

    private static long fileTransaction(Asdu asdu, int name, int qualifier) {
        int file = qualifier == 0 ? 0 : name;
        return FILE | (long) qualifier << 40 | (long) asdu.commonAddress() << 24 | file;
    }

    private static String unit(Asdu asdu) {
        return Integer.toString(asdu.commonAddress());
    }

    /** Commands of one flow differ by type, station and object; a select and its execute too. */
    private static long transaction(TypeIdentification type, Asdu asdu, int address, boolean select) {
        return (select ? SELECT : 0) | (long) type.code() << 42 | (long) asdu.commonAddress() << 24 | address;
    }
}
