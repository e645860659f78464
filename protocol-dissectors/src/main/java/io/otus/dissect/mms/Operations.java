package io.otus.dissect.mms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PDUs mean for the device, and what came of them. Confined. */
final class Operations {
    static final Service INITIATE = new Service(-1, "initiate", Action.SESSION);
    static final Service CONCLUDE = new Service(-1, "conclude", Action.SESSION);
    static final Service CANCEL = new Service(-1, "cancel", Action.OTHER);

    /** The service of an answer whose request was not seen and that does not name its service. */
    static final Service UNKNOWN = new Service(-1, "unknown", Action.OTHER);

    private static final String UNIT = "";
    /** Beyond every invoke ID: these PDUs have none of their own. */
    private static final long OPENING = 1L << 40;

    private static final long CLOSING = 2L << 40;
    private static final long CANCELLING = 3L << 40;

    private static final int READ = 4;
    private static final int WRITE = 5;
    private static final int DEFINE_LIST = 11;
    private static final int LIST_ATTRIBUTES = 12;
    private static final int DOWNLOAD_SEGMENT = 27;
    private static final int TERMINATE_DOWNLOAD = 28;
    private static final int ADDITIONAL = 78;
    private static final String SPECIFICATION = "variable_access_specification";

    private final DataSets dataSets = new DataSets();
    private final Identity identity = new Identity();
    private final Files files = new Files();
    private final Tase2 tase2 = new Tase2();

    /** A domain that is loaded asks for its parts itself (ISO 9506-1 §11). */
    static boolean isAskedByServer(int service) {
        return service == DOWNLOAD_SEGMENT || service == TERMINATE_DOWNLOAD;
    }

    void report(Message message, List<Element> association, ByteView pdu, Context context, Output out) {
        tase2.opens(association);
        switch (message.type()) {
            case CONFIRMED_REQUEST -> request(message, context, out);
            case CONFIRMED_RESPONSE -> response(message, pdu, context, out);
            case CONFIRMED_ERROR ->
                fails(
                        message.invokeId(),
                        Errors.ofServiceError(Elements.group(message.elements(), "service_error")),
                        context,
                        out);
            case UNCONFIRMED -> unconfirmed(message, context, out);
            case REJECT -> reject(message, context, out);
            case INITIATE_REQUEST -> {
                out.request(Request.confirmed(OPENING, INITIATE, UNIT, List.of()));
                out.session(Direction.FROM_CLIENT, UNIT, "initiate", describe(association));
            }
            case INITIATE_RESPONSE -> answer(OPENING, INITIATE, Outcome.OK, out);
            case INITIATE_ERROR -> answer(OPENING, INITIATE, Errors.ofServiceError(message.elements()), out);
            case CONCLUDE_REQUEST -> out.request(Request.confirmed(CLOSING, CONCLUDE, UNIT, List.of()));
            case CONCLUDE_RESPONSE -> answer(CLOSING, CONCLUDE, Outcome.OK, out);
            case CONCLUDE_ERROR -> answer(CLOSING, CONCLUDE, Errors.ofServiceError(message.elements()), out);
            case CANCEL_REQUEST -> out.request(Request.confirmed(cancelling(message), CANCEL, UNIT, List.of()));
            case CANCEL_RESPONSE -> answer(cancelling(message), CANCEL, Outcome.OK, out);
            case CANCEL_ERROR ->
                answer(
                        cancelling(message),
                        CANCEL,
                        Errors.ofServiceError(Elements.group(message.elements(), "service_error")),
                        out);
        }
    }

    private static long cancelling(Message message) {
        return CANCELLING | originalInvokeId(message);
    }

    private static long originalInvokeId(Message message) {
        ValueList values = Elements.values(message.elements(), "original_invoke_id");
        return values.size() == 1 ? values.integer(0) & 0xFFFF_FFFFL : -1;
    }

    private static void answer(long transaction, Service service, Outcome outcome, Output out) {
        out.response(new Response(transaction, service, UNIT, outcome, List.of()));
    }

    /** Describes the two ends of an association, as far as ACSE names them. */
    private static String describe(List<Element> association) {
        StringBuilder text = new StringBuilder();
        for (Element element : association) {
            String value = Elements.text(association, element.name());
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(element.name())
                        .append('=')
                        .append(value);
            }
        }
        return text.toString();
    }

    private void request(Message message, Context context, Output out) {
        if (message.invokeId() < 0 || message.number() < 0) {
            return;
        }
        List<Element> elements = message.elements();
        files.asks(message);
        List<PointRange> points = switch (message.number()) {
            case READ -> asked(elements);
            case WRITE -> written(elements);
            case Files.READ, Files.CLOSE -> files.named(elements);
            default -> Points.named(elements);
        };
        Service service = switch (message.number()) {
            case READ -> tase2.read(Controls.read(service(message), points), points, context.direction());
            case WRITE ->
                tase2.write(
                        Controls.write(service(message), points),
                        points,
                        Elements.groups(elements, "list_of_data"),
                        context.direction());
            case ADDITIONAL -> additional(elements);
            default -> service(message);
        };
        if (message.number() == DEFINE_LIST && !points.isEmpty()) {
            dataSets.learn(points.getFirst().space(), Points.variables(Elements.groups(elements, "list_of_variable")));
        }
        identity.asks(message);
        out.request(Request.confirmed(message.invokeId(), service, UNIT, points));
    }

    private static Service service(Message message) {
        MmsService known = message.service();
        return known == null
                ? new Service(message.number(), "service_" + message.number(), Action.OTHER)
                : known.service();
    }

    /** The service of an additional service; those that stop or reset the whole device are services of their own. */
    private static Service additional(List<Element> elements) {
        List<Element> taken = Elements.group(elements, "additional_service");
        String name = taken.isEmpty() ? "additional_service" : taken.getFirst().name();
        Action action = switch (name) {
            case "vmd_stop" -> Action.STOP;
            case "vmd_reset" -> Action.RESTART;
            default -> Action.OTHER;
        };
        return new Service(ADDITIONAL, name, action, Danger.of(action), ADDITIONAL + "/" + name);
    }

    /** The variables of a read or write; of a list its members, or the list itself where they are not known. */
    private List<PointRange> asked(List<Element> elements) {
        List<Element> specification = Elements.group(elements, SPECIFICATION);
        String list = Points.objectName(Elements.group(specification, "variable_list_name"));
        if (list.isEmpty()) {
            return Points.variables(Elements.groups(specification, "list_of_variable"));
        }
        List<PointRange> members = dataSets.of(list);
        return members == null ? List.of(PointRange.named(list)) : members;
    }

    private List<PointRange> written(List<Element> elements) {
        List<PointRange> points = asked(elements);
        List<Element.Group> data = Elements.groups(elements, "list_of_data");
        return points.size() == 1 && data.size() > 1
                ? Reports.members(points.getFirst().space(), null, data)
                : Reports.with(points, data);
    }

    private void response(Message message, ByteView pdu, Context context, Output out) {
        if (message.invokeId() < 0 || message.number() < 0) {
            return;
        }
        Request asked = context.pending(message.invokeId());
        List<PointRange> points = List.of();
        Outcome outcome = Outcome.OK;
        if (message.number() == READ) {
            List<Element.Group> results = Elements.groups(message.elements(), "list_of_access_result");
            outcome = selected(asked, results, Errors.ofResults(results));
            points = asked == null ? points : read(asked.points(), results);
            counted(asked, results, out);
        } else if (message.number() == WRITE) {
            List<Element.Group> results = Elements.groups(message.elements(), "list_of_write_result");
            outcome = Errors.ofResults(results);
            counted(asked, results, out);
        } else if (message.number() == LIST_ATTRIBUTES
                && asked != null
                && !asked.points().isEmpty()) {
            dataSets.learn(
                    asked.points().getFirst().space(),
                    Points.variables(Elements.groups(message.elements(), "list_of_variable")));
        }
        Service service = asked == null ? service(message) : asked.service();
        out.response(new Response(message.invokeId(), service, UNIT, outcome, points));
        files.answers(message, asked, pdu, out);
        identity.answers(message, asked, points, outcome, context, out);
        if (message.number() == READ) {
            tase2.answers(points, outcome, context, out);
        }
    }

    /** A read of SBO gives the name of what it selected, and nothing where it did not (IEC 61850-8-1 §20.4). */
    private static Outcome selected(@Nullable Request asked, List<Element.Group> results, Outcome outcome) {
        boolean refused = asked != null
                && asked.service().equals(Controls.SELECT)
                && outcome.equals(Outcome.OK)
                && !results.isEmpty()
                && Elements.text(results.getFirst().elements(), "visible_string")
                        .isEmpty();
        return refused ? Outcome.error(0, "not-selected") : outcome;
    }

    private static List<PointRange> read(List<PointRange> asked, List<Element.Group> results) {
        return asked.size() == 1 && results.size() > 1
                ? Reports.members(asked.getFirst().space(), null, results)
                : Reports.with(asked, results);
    }

    private static void counted(@Nullable Request asked, List<Element.Group> results, Output out) {
        int points = asked == null ? 0 : asked.points().size();
        // One point may be a list whose members are not known.
        if (points > 1 && points < Points.MAX_POINTS && points != results.size()) {
            out.malformed(MmsAnomaly.RESULT_COUNT, 0);
        }
    }

    private static void fails(long invokeId, Outcome outcome, Context context, Output out) {
        if (invokeId >= 0) {
            Request asked = context.pending(invokeId);
            answer(invokeId, asked == null ? UNKNOWN : asked.service(), outcome, out);
        }
    }

    private static void reject(Message message, Context context, Output out) {
        long invokeId = originalInvokeId(message);
        if (invokeId >= 0 && context.pending(invokeId) != null) {
            fails(invokeId, Errors.ofReject(message.elements()), context, out);
        }
    }

    /** Messages were lost. */
    void gap() {
        files.gap();
    }

    private void unconfirmed(Message message, Context context, Output out) {
        if (message.service() == null) {
            return;
        }
        List<PointRange> points =
                message.number() == 0 ? Reports.points(message.elements(), dataSets) : Points.named(message.elements());
        boolean isTransfer =
                message.number() == 0 && Tase2.isAmong(points) && !Reports.isOfControlBlock(message.elements());
        List<PointRange> told = isTransfer
                ? TransferSet.report(points, Elements.groups(message.elements(), "list_of_access_result"))
                : points;
        out.request(Request.notification(message.service().service(), UNIT, told));
        identity.tells(points, context, out);
        if (isTransfer) {
            tase2.reports(points, context);
        }
    }
}
