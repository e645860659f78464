package io.otus.dissect.dnp3;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.dnp3.Dnp3Event.Application;
import io.otus.dissect.dnp3.Dnp3Event.Link;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports in neutral terms what fragments ask and answer. Stateless. */
final class Operations {
    /** Marks a transaction as one that no request has: a response whose first fragment was not seen. */
    private static final long WITHOUT_REQUEST = 1L << 40;

    /** Variations of group 120, IEEE 1815-2012 Annex A.45: what an authority sends, and the keys themselves. */
    private static final int USER_STATUS_CHANGE = 10;

    private static final int UPDATE_KEY_CHANGE = 13;
    private static final int UPDATE_KEY_CHANGE_SIGNED = 14;

    /** The part of authentication objects that names a user. */
    private static final String USER_NAME = "user_name";

    private Operations() {}

    /** Reports what a request asks. */
    static void request(Link link, Application application, List<PointRange> named, Output out) {
        Dnp3Function function = Dnp3Function.of(application.functionCode());
        Service service = service(function, application);
        List<PointRange> points = service.action() == Action.TIME_SET ? withClock(named) : named;
        String unit = Integer.toString(link.destination());
        if (link.destination() >= LinkHeader.FIRST_BROADCAST || (function != null && function.isUnanswered())) {
            out.request(Request.unconfirmed(service, unit, points));
        } else {
            long transaction =
                    transaction(link.destination(), link.source(), ApplicationHeader.sequence(application.control()));
            out.request(Request.confirmed(transaction, service, unit, points));
        }
        for (ObjectBlock block : application.objects()) {
            for (ObjectData data : block.data()) {
                if (data instanceof FileObject.Authentication authentication) {
                    out.session(Direction.FROM_CLIENT, unit, SessionSeen.LOGIN, authentication.userName());
                } else if (data instanceof Structure structure
                        && !structure.text(USER_NAME).isEmpty()) {
                    String kind = ObjectName.ofVariation(block.group(), block.variation());
                    out.session(Direction.FROM_CLIENT, unit, kind, structure.text(USER_NAME));
                }
            }
        }
    }

    /** Reports the content of an unsolicited response. */
    static void notification(Link link, List<PointRange> points, Output out) {
        out.request(Request.notification(
                Dnp3Function.UNSOLICITED_RESPONSE.service(), Integer.toString(link.source()), points));
    }

    /** Reports what a solicited response answers, once its last fragment is there. */
    static void response(
            Link link,
            Application application,
            List<PointRange> points,
            ResponseCollector collector,
            Context context,
            Output out) {
        int sequence = ApplicationHeader.sequence(application.control());
        boolean first = ApplicationHeader.fir(application.control());
        boolean last = ApplicationHeader.fin(application.control());
        if (first) {
            if (collector.isOpen() && collector.requestSequence() != sequence) {
                // The master asked anew without waiting for the rest: what came is the answer.
                answerCollected(link, application, collector, context, out);
            }
            collector.drop();
            if (last) {
                answer(link, application, sequence, application.iin(), points, context, out);
            } else {
                collector.begin(sequence, application.iin(), points);
                out.continues();
            }
        } else if (collector.isNext(sequence)) {
            collector.append(sequence, application.iin(), points);
            if (last) {
                answerCollected(link, application, collector, context, out);
                collector.drop();
            } else {
                out.continues();
            }
        } else if (last && !collector.isOpen()) {
            long transaction = WITHOUT_REQUEST | transaction(link.source(), link.destination(), sequence);
            out.response(new Response(
                    transaction,
                    Dnp3Function.RESPONSE.service(),
                    Integer.toString(link.source()),
                    Iin.outcome(application.iin()),
                    points));
        }
    }

    private static void answerCollected(
            Link link, Application application, ResponseCollector collector, Context context, Output out) {
        answer(link, application, collector.requestSequence(), collector.iin(), collector.points(), context, out);
    }

    private static void answer(
            Link link,
            Application application,
            int sequence,
            int iin,
            List<PointRange> points,
            Context context,
            Output out) {
        long transaction = transaction(link.source(), link.destination(), sequence);
        Request request = context.pending(transaction);
        Outcome outcome = Iin.outcome(iin);
        out.response(new Response(
                transaction,
                request == null ? Dnp3Function.RESPONSE.service() : request.service(),
                Integer.toString(link.source()),
                outcome.equals(Outcome.OK) ? StatusTally.of(application, isSelect(request)) : outcome,
                points));
    }

    private static boolean isSelect(@Nullable Request request) {
        return request != null && request.service().action() == Action.SELECT;
    }

    /**
     * Reports an outstation that answers: its address is its own among all stations (IEEE 1815-2012 §9.2.4.1.3),
     * whatever carries it.
     */
    static void station(Link link, Context context, Output out) {
        if (link.source() < LinkHeader.FIRST_SPECIAL_ADDRESS) {
            String address = Integer.toString(link.source());
            out.claim(context.source(), address, Attribute.INSTANCE, address, "dnp3 link_address", Trust.DEVICE);
        }
    }

    /** Reports the device attributes that an outstation states. */
    static void claims(Link link, Application application, Context context, Output out) {
        for (ObjectBlock block : application.objects()) {
            Attribute attribute = block.group() == ObjectLibrary.DEVICE_ATTRIBUTES
                    ? DeviceAttribute.identity(block.variation())
                    : null;
            if (attribute == null) {
                continue;
            }
            for (ObjectData data : block.data()) {
                if (data instanceof ObjectData.Attribute stated
                        && stated.set() == 0
                        && stated.value().size() > 0) {
                    out.claim(
                            context.source(),
                            Integer.toString(link.source()),
                            attribute,
                            stated.value().text(0),
                            "dnp3 " + stated.name(),
                            Trust.DEVICE);
                }
            }
        }
    }

    /** Reports that a critical request was refused, where an authentication error has its sequence number. */
    static void authenticationError(Link link, Application application, Context context, Output out) {
        for (ObjectBlock block : application.objects()) {
            for (ObjectData data : block.data()) {
                long code = data instanceof Structure structure ? structure.number("error_code") : -1;
                long transaction = transaction(
                        link.source(), link.destination(), ApplicationHeader.sequence(application.control()));
                Request request = code < 0 ? null : context.pending(transaction);
                if (request != null) {
                    out.response(new Response(
                            transaction,
                            request.service(),
                            Integer.toString(link.source()),
                            Outcome.error((int) code, AuthenticationError.nameOf((int) code)),
                            List.of()));
                }
            }
        }
    }

    private static Service service(@Nullable Dnp3Function function, Application application) {
        if (function == null) {
            int code = application.functionCode();
            return new Service(code, "reserved_" + code, Action.OTHER);
        }
        if (function == Dnp3Function.AUTHENTICATE_REQ) {
            return changesUser(application) ? Dnp3Function.CHANGE_USER : function.service();
        }
        List<ObjectBlock> objects = ObjectBlock.withoutAuthentication(application.objects());
        if (objects.isEmpty()) {
            return function.service();
        }
        int group = objects.getFirst().group();
        return switch (function) {
            case READ ->
                switch (group) {
                    case ObjectLibrary.DEVICE_ATTRIBUTES -> Dnp3Function.READ_IDENTITY;
                    case ObjectLibrary.FILE_CONTROL -> Dnp3Function.READ_FILE;
                    default -> function.service();
                };
            case WRITE -> write(objects);
            case SELECT, OPERATE, DIRECT_OPERATE, DIRECT_OPERATE_NR ->
                isRepeated(objects) ? function.repeated() : function.service();
            default -> function.service();
        };
    }

    /**
     * A write is what its weightiest object makes it: a file goes into the outstation and the clock is set behind
     * another object as well as before it.
     */
    private static Service write(List<ObjectBlock> objects) {
        if (clearsRestart(objects)) {
            return Dnp3Function.CLEAR_RESTART;
        }
        Service service = Dnp3Function.WRITE.service();
        boolean setsClock = false;
        for (ObjectBlock block : objects) {
            switch (block.group()) {
                case ObjectLibrary.FILE_CONTROL -> {
                    return Dnp3Function.WRITE_FILE;
                }
                case ObjectLibrary.TIME_AND_DATE -> setsClock = true;
                case ObjectLibrary.INTERNAL_INDICATIONS, ObjectLibrary.DEVICE_ATTRIBUTES ->
                    service = Dnp3Function.WRITE_DEVICE;
                case ObjectLibrary.ANALOG_DEADBAND -> service = Dnp3Function.WRITE_DEADBAND;
                default -> {}
            }
        }
        return setsClock ? Dnp3Function.WRITE_TIME : service;
    }

    /** Whether a relay output is to be operated more than once, Annex A (group 12 variation 1). */
    private static boolean isRepeated(List<ObjectBlock> objects) {
        for (ObjectBlock block : objects) {
            for (ObjectData each : block.data()) {
                if (each instanceof ObjectData.Control control && control.operationCount() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean changesUser(Application application) {
        for (ObjectBlock block : application.objects()) {
            boolean isChange = switch (block.variation()) {
                case USER_STATUS_CHANGE, UPDATE_KEY_CHANGE, UPDATE_KEY_CHANGE_SIGNED -> true;
                default -> false;
            };
            if (isChange && block.group() == ObjectLibrary.AUTHENTICATION) {
                return true;
            }
        }
        return false;
    }

    private static boolean clearsRestart(List<ObjectBlock> objects) {
        return objects.size() == 1
                && objects.getFirst().group() == ObjectLibrary.INTERNAL_INDICATIONS
                && objects.getFirst().data().size() == 1
                && objects.getFirst().data().getFirst() instanceof ObjectData.Points points
                && points.first() == Iin.RESTART_INDEX
                && points.values().size() == 1
                && points.values().integer(0) == 0;
    }

    /**
     * The points of a write that sets the clock: the time of group 50 is milliseconds since 1970 UTC; with an index it
     * is a schedule.
     */
    private static List<PointRange> withClock(List<PointRange> named) {
        String time = PointNames.space(ObjectLibrary.TIME_AND_DATE);
        return named.stream()
                .map(point -> point.space().equals(time)
                                && point.isNamed()
                                && point.values().size() == 1
                        ? PointRange.clock(
                                Instant.ofEpochMilli(point.values().integer(0)).toString())
                        : point)
                .toList();
    }

    /** Requests of one flow differ by outstation, master and sequence number. */
    static long transaction(int outstation, int master, int sequence) {
        return ((long) outstation << 20) | ((long) master << 4) | sequence;
    }
}
