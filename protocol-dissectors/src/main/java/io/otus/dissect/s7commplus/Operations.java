package io.otus.dissect.s7commplus;

import io.otus.core.event.Action;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request means for the controller, and what came of it. Stateless. */
final class Operations {
    /** Most points of one operation. */
    static final int MAX_POINTS = 1_024;

    /** The protocol names no device behind a controller. */
    private static final String UNIT = "";

    private static final long SESSION_CLASS = 287;
    private static final long SUBSCRIPTION_CLASS = 1001;
    private static final long DOWNLOAD_CLASS = 1700;
    /** Attribute of the execution unit: the operating state that is asked for. */
    private static final long STATE_REQUEST = 2167;

    private static final int STOP = 1;
    private static final int RUN = 3;

    private Operations() {}

    static void request(Pdu pdu, Head head, Content content, Output out) {
        List<PointRange> points = new ArrayList<>();
        Service service = service(head, content, points, out);
        if (head.isUnanswered(pdu.protocolVersion())) {
            out.request(Request.unconfirmed(service, UNIT, points));
        } else {
            out.request(Request.confirmed(head.sequenceNumber(), service, UNIT, points));
        }
    }

    private static Service service(Head head, Content content, List<PointRange> points, Output out) {
        return switch (head.function()) {
            case S7commplusFunction.CREATE_OBJECT -> created(content, points, out);
            case S7commplusFunction.BEGIN_SEQUENCE ->
                classOf(content) == DOWNLOAD_CLASS
                        ? S7commplusFunction.DOWNLOAD_BEGUN
                        : S7commplusFunction.service(head.function());
            case S7commplusFunction.DELETE_OBJECT -> deleted(head, content, points);
            case S7commplusFunction.SET_VARIABLE, S7commplusFunction.SET_MULTI_VARIABLES -> set(head, content, points);
            case S7commplusFunction.EXPLORE -> {
                point(points, ObjectNumber.name(content.objectId()), ValueList.NONE);
                yield ProgramBlock.isBlock(content.objectId())
                        ? S7commplusFunction.BLOCK_EXPLORED
                        : S7commplusFunction.service(head.function());
            }
            case S7commplusFunction.GET_MULTI_VARIABLES,
                    S7commplusFunction.GET_LINK,
                    S7commplusFunction.GET_VAR_SUB_STREAMED -> {
                points(head, content, points);
                yield S7commplusFunction.service(head.function());
            }
            default -> S7commplusFunction.service(head.function());
        };
    }

    private static long classOf(Content content) {
        return content.objects().isEmpty() ? 0 : content.objects().getFirst().classId();
    }

    private static Service created(Content content, List<PointRange> points, Output out) {
        if (content.objects().isEmpty()) {
            return S7commplusFunction.service(S7commplusFunction.CREATE_OBJECT);
        }
        PlusObject first = content.objects().getFirst();
        if (first.classId() == SESSION_CLASS) {
            return S7commplusFunction.SESSION_CREATED;
        }
        if (first.classId() == SUBSCRIPTION_CLASS) {
            return S7commplusFunction.SUBSCRIPTION_CREATED;
        }
        if (ObjectNumber.isDynamic(first.relationId())) {
            return S7commplusFunction.DYNAMIC_CREATED;
        }
        boolean program = false;
        for (PlusObject one : content.objects()) {
            program |= program(one, points, out);
        }
        if (points.isEmpty()) {
            point(points, ObjectNumber.name(first.relationId()), ValueList.NONE);
        }
        return program
                ? S7commplusFunction.BLOCK_CREATED
                : S7commplusFunction.service(S7commplusFunction.CREATE_OBJECT);
    }

    /** Whether an object is a part of the user's program; its blocks become points and transfers. */
    private static boolean program(PlusObject object, List<PointRange> points, Output out) {
        boolean found = object.relationId() == ObjectNumber.PROGRAM || object.relationId() >>> 31 != 0;
        String block = ProgramBlock.name(object.relationId());
        if (!block.isEmpty() && points.size() < MAX_POINTS) {
            point(points, block, ValueList.NONE);
            if (!object.sha256().isEmpty()) {
                out.transfer(Direction.FROM_CLIENT, UNIT, Action.DOWNLOAD, block, object.length(), object.sha256());
            }
        }
        for (PlusObject inner : object.objects()) {
            found |= program(inner, points, out);
        }
        return found;
    }

    private static Service deleted(Head head, Content content, List<PointRange> points) {
        if (content.objectId() == head.sessionId()) {
            return S7commplusFunction.SESSION_DELETED;
        }
        if (ObjectNumber.isDynamic(content.objectId())) {
            return S7commplusFunction.DYNAMIC_DELETED;
        }
        point(points, ObjectNumber.name(content.objectId()), ValueList.NONE);
        return S7commplusFunction.service(S7commplusFunction.DELETE_OBJECT);
    }

    private static Service set(Head head, Content content, List<PointRange> points) {
        points(head, content, points);
        boolean multi = head.function() == S7commplusFunction.SET_MULTI_VARIABLES;
        int state = stateAt(content);
        if (state > 0) {
            return stateService(multi, content, state);
        }
        if (content.objectId() == head.sessionId()) {
            return multi ? S7commplusFunction.SESSION_MULTI_SET : S7commplusFunction.SESSION_SET;
        }
        if (content.addresses().isEmpty()) {
            if (!ObjectNumber.isDynamic(content.objectId())) {
                return S7commplusFunction.service(head.function());
            }
            return multi ? S7commplusFunction.DYNAMIC_MULTI_SET : S7commplusFunction.DYNAMIC_SET;
        }
        boolean dynamic = true;
        for (ItemAddress one : content.addresses()) {
            if (one.isUserData()) {
                return S7commplusFunction.VARIABLES_WRITTEN;
            }
            dynamic &= ObjectNumber.isDynamic(one.areaId());
        }
        return dynamic ? S7commplusFunction.DYNAMIC_MULTI_SET : S7commplusFunction.service(head.function());
    }

    /** Number of the item that asks for an operating state; 0 for none. */
    private static int stateAt(Content content) {
        if (content.objectId() == ObjectNumber.CPU) {
            for (int i = 0; i < content.attributes().size(); i++) {
                if (content.attributes().integer(i) == STATE_REQUEST) {
                    return i + 1;
                }
            }
        }
        for (int i = 0; i < content.addresses().size(); i++) {
            ItemAddress one = content.addresses().get(i);
            if (one.areaId() == ObjectNumber.CPU
                    && one.path().size() > 0
                    && one.path().integer(0) == STATE_REQUEST) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Service stateService(boolean multi, Content content, int item) {
        ValueList value = valueOf(content.values(), item);
        long state = value.size() == 1 ? value.integer(0) : 0;
        if (state == STOP) {
            return multi ? S7commplusFunction.MULTI_STOP : S7commplusFunction.STOP;
        }
        if (state == RUN) {
            return multi ? S7commplusFunction.MULTI_START : S7commplusFunction.START;
        }
        return multi ? S7commplusFunction.MULTI_OPERATING_STATE : S7commplusFunction.OPERATING_STATE;
    }

    /** One point for each item, in the order of the items, with its value where the request sets it. */
    private static void points(Head head, Content content, List<PointRange> points) {
        List<ItemAddress> addresses = content.addresses();
        for (int i = 0; i < addresses.size() && i < MAX_POINTS; i++) {
            point(points, addresses.get(i).point(), valueOf(content.values(), i + 1));
        }
        String object = content.objectId() == head.sessionId() ? "session" : ObjectNumber.name(content.objectId());
        for (int i = 0; i < content.attributes().size(); i++) {
            String name = object + '/' + content.attributes().text(i);
            point(points, name, valueOf(content.values(), i + 1));
        }
    }

    private static void point(List<PointRange> points, String name, ValueList value) {
        points.add(PointRange.named(name, value));
    }

    /** The single number or text under an item number; none for arrays and structs. Items mostly stand in order. */
    private static ValueList valueOf(List<PlusValue.Member> values, int item) {
        if (item <= values.size() && values.get(item - 1).id() == item) {
            return single(values.get(item - 1).value());
        }
        return ValueList.NONE;
    }

    private static ValueList single(PlusValue value) {
        return value.values().size() == 1 ? value.values() : ValueList.NONE;
    }

    static void response(Head head, Content content, Context context, Output out) {
        Request asked = context.pending(head.sequenceNumber());
        Service service = asked == null ? S7commplusFunction.service(head.function()) : asked.service();
        List<PointRange> points = List.of();
        if (asked != null && head.function() == S7commplusFunction.GET_MULTI_VARIABLES) {
            points = answered(asked.points(), content.values());
        }
        out.response(new Response(head.sequenceNumber(), service, UNIT, outcome(content, asked), points));
    }

    /** The requested points, with the values of the answer by item number. */
    private static List<PointRange> answered(List<PointRange> asked, List<PlusValue.Member> values) {
        List<PointRange> points = new ArrayList<>(asked);
        for (PlusValue.Member one : values) {
            if (one.id() <= points.size()) {
                int at = (int) one.id() - 1;
                points.set(at, points.get(at).with(single(one.value())));
            }
        }
        return points;
    }

    /**
     * The outcome of an answer: an error where no item succeeded. The answer to a write lists only the items that
     * failed.
     */
    private static Outcome outcome(Content content, @Nullable Request asked) {
        if (content.returnValue() < 0) {
            return error(content.returnValue());
        }
        int refused = content.errors().size();
        boolean isPartDone = asked != null && refused < asked.points().size();
        return refused == 0 || !content.values().isEmpty() || isPartDone
                ? Outcome.OK
                : error(content.errors().getFirst().returnValue());
    }

    /** The lowest 16 bits differ by kind of error; the others name the place in the controller's firmware. */
    private static Outcome error(long returnValue) {
        return Outcome.error((int) (returnValue & 0xFFFF), "return_value");
    }

    static void notification(Output out) {
        out.request(Request.notification(S7commplusFunction.NOTIFICATION, UNIT, List.of()));
    }
}
