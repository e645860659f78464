package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Action;
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
import java.util.List;

/**
 * What cEMI frames ask and answer. In a connection the client sends requests; the interface confirms each frame that it
 * put onto the bus, and indicates what it hears there. A service that a device answers is paired with that answer, any
 * other with the confirmation. A router tells frames of its bus to all others, who act on them: there each is a request
 * of its own that nothing answers.
 */
final class Telegrams {
    private static final Service LOCAL_RESET = local(MessageCode.M_RESET_REQ, Action.RESTART);
    private static final Service LOCAL_RESET_DONE = local(MessageCode.M_RESET_IND, Action.NOTIFY);
    private static final Service LOCAL_READ = local(MessageCode.M_PROP_READ_REQ, Action.READ);
    private static final Service LOCAL_WRITE = local(MessageCode.M_PROP_WRITE_REQ, Action.CONFIGURE);
    private static final Service LOCAL_INFO = local(MessageCode.M_PROP_INFO_IND, Action.NOTIFY);
    private static final Service LOCAL_COMMAND = local(MessageCode.M_FUNC_PROP_COMMAND_REQ, Action.OPERATE);
    private static final Service LOCAL_STATE = local(MessageCode.M_FUNC_PROP_STATE_READ_REQ, Action.READ);
    private static final PropertyService LOCAL_WRITES = new PropertyService(LOCAL_WRITE);
    private static final PropertyService WRITES = new PropertyService(
            ApplicationService.of(ApplicationService.PROPERTY_VALUE_WRITE).service());

    private static final long ANSWERED = 1L << 56;
    private static final long CONFIRMED = 2L << 56;
    private static final long LOCAL = 3L << 56;

    private final Context context;
    private final Output out;
    private final Cemi cemi;

    Telegrams(Context context, Output out, Cemi cemi) {
        this.context = context;
        this.out = out;
        this.cemi = cemi;
    }

    private static Service local(int messageCode, Action action) {
        String name = MessageCode.name(messageCode);
        return new Service(messageCode, name, action).keyed(name);
    }

    /** Which way a frame of a connection goes. */
    static Direction direction(Cemi cemi) {
        return switch (cemi.messageCode()) {
            case MessageCode.L_DATA_REQ,
                    MessageCode.M_RESET_REQ,
                    MessageCode.M_PROP_READ_REQ,
                    MessageCode.M_PROP_WRITE_REQ,
                    MessageCode.M_FUNC_PROP_COMMAND_REQ,
                    MessageCode.M_FUNC_PROP_STATE_READ_REQ -> Direction.FROM_CLIENT;
            case MessageCode.L_DATA_IND,
                    MessageCode.L_DATA_CON,
                    MessageCode.M_RESET_IND,
                    MessageCode.M_PROP_READ_CON,
                    MessageCode.M_PROP_WRITE_CON,
                    MessageCode.M_PROP_INFO_IND,
                    MessageCode.M_FUNC_PROP_CON -> Direction.FROM_SERVER;
            default -> Direction.UNKNOWN;
        };
    }

    /** A frame of a tunnel or of device management. */
    void connected() {
        Direction direction = direction(cemi);
        if (direction != Direction.UNKNOWN) {
            direction.tell(context, out);
        }
        ApplicationService service = cemi.service();
        if (!cemi.isData()) {
            local();
        } else if (service != null) {
            switch (cemi.messageCode()) {
                case MessageCode.L_DATA_REQ -> ask(service);
                case MessageCode.L_DATA_CON -> confirm(service);
                default -> indicate(service);
            }
        }
    }

    /** Reports a frame that a router sends to all others. */
    void routed() {
        ApplicationService service = cemi.service();
        if (service == null) {
            return;
        }
        if (isTelling(service)) {
            out.request(Request.notification(service.told(), unit(cemi.source()), cemi.points()));
            identify(service);
        } else {
            String unit = cemi.isGroup() ? "" : cemi.destination();
            out.request(Request.unconfirmed(meant(service), unit, cemi.points()));
        }
    }

    /** Whether a service reports something: a receiver that obeys nothing is not its server. */
    private static boolean isTelling(ApplicationService service) {
        Action action = service.service().action();
        return action == Action.NOTIFY
                || (action == Action.IDENTIFY && service.service().name().endsWith("_response"));
    }

    private static Service of(ApplicationService service, Cemi cemi) {
        return service.code() == ApplicationService.PROPERTY_VALUE_WRITE
                ? WRITES.of(Elements.number(cemi.parameters(), "object_index"), cemi.propertyId(), cemi.written())
                : service.service();
    }

    private Service meant(ApplicationService service) {
        return of(service, cemi);
    }

    private static String unit(int address) {
        return Address.individual(address);
    }

    private long answered(int answer, int address, boolean echoes) {
        long echo = echoes && cemi.first() >= 0 ? cemi.first() : 0;
        return ANSWERED | echo << 32 | (long) answer << 16 | address;
    }

    private long asked(ApplicationService service) {
        return service.answer() >= 0 && !cemi.isGroup()
                ? answered(service.answer(), cemi.destinationAddress(), service.echoes())
                : CONFIRMED | (long) service.code() << 32 | (cemi.isGroup() ? 1L << 16 : 0) | cemi.destinationAddress();
    }

    private void ask(ApplicationService service) {
        String unit = cemi.isGroup() ? "" : cemi.destination();
        Service meant = isTelling(service) ? service.told() : meant(service);
        out.request(Request.confirmed(asked(service), meant, unit, cemi.points()));
    }

    /** A confirmation ends what no device answers, and all that was not sent. */
    private void confirm(ApplicationService service) {
        boolean isAnswered = service.answer() >= 0 && !cemi.isGroup();
        if (isAnswered && !cemi.isRefused()) {
            return;
        }
        Outcome outcome = cemi.isRefused() ? Outcome.error(1, "not_confirmed") : Outcome.OK;
        String unit = cemi.isGroup() ? "" : cemi.destination();
        Service meant = isTelling(service) ? service.told() : meant(service);
        out.response(new Response(asked(service), meant, unit, outcome, List.of()));
    }

    private void indicate(ApplicationService service) {
        String unit = unit(cemi.source());
        long transaction = answered(service.code(), cemi.source(), true);
        Request request = cemi.isGroup() ? null : context.pending(transaction);
        if (request == null && !cemi.isGroup()) {
            transaction = answered(service.code(), cemi.source(), false);
            request = context.pending(transaction);
        }
        if (request == null) {
            out.request(Request.notification(service.told(), unit, cemi.points()));
        } else {
            out.response(new Response(transaction, request.service(), unit, outcome(service), cemi.points()));
        }
        identify(service);
    }

    /** A property that is not there comes without elements. */
    private Outcome outcome(ApplicationService service) {
        boolean isRefused = service.code() == ApplicationService.PROPERTY_VALUE_RESPONSE
                && Elements.number(cemi.parameters(), "number_of_elements") == 0;
        return isRefused ? Outcome.error(0, "no_elements") : Outcome.OK;
    }

    private void identify(ApplicationService service) {
        Identity identity = new Identity(context, out);
        String unit = unit(cemi.source());
        List<Element> parameters = cemi.parameters();
        if (service.code() == ApplicationService.DEVICE_DESCRIPTOR_RESPONSE) {
            identity.descriptor(unit, parameters);
        } else if (service.code() == ApplicationService.PROPERTY_VALUE_RESPONSE
                && Elements.number(parameters, "object_index") == 0) {
            // The first object of a device is always that of the device itself.
            identity.property(unit, PropertyService.DEVICE_OBJECT, parameters, cemi.value());
        }
    }

    private void local() {
        List<PointRange> points = cemi.points();
        switch (cemi.messageCode()) {
            case MessageCode.M_RESET_REQ -> out.request(Request.unconfirmed(LOCAL_RESET, "", List.of()));
            case MessageCode.M_RESET_IND -> out.request(Request.notification(LOCAL_RESET_DONE, "", List.of()));
            case MessageCode.M_PROP_READ_REQ -> askLocally(LOCAL_READ, points);
            case MessageCode.M_PROP_WRITE_REQ ->
                askLocally(
                        LOCAL_WRITES.of(
                                Elements.number(cemi.parameters(), "interface_object_type"),
                                cemi.propertyId(),
                                cemi.written()),
                        points);
            case MessageCode.M_FUNC_PROP_COMMAND_REQ -> askLocally(LOCAL_COMMAND, points);
            case MessageCode.M_FUNC_PROP_STATE_READ_REQ -> askLocally(LOCAL_STATE, points);
            case MessageCode.M_PROP_INFO_IND -> out.request(Request.notification(LOCAL_INFO, "", points));
            case MessageCode.M_PROP_READ_CON -> {
                answerLocally(LOCAL_READ, points);
                long type = Elements.number(cemi.parameters(), "interface_object_type");
                new Identity(context, out).property("", type, cemi.parameters(), cemi.value());
            }
            case MessageCode.M_PROP_WRITE_CON -> answerLocally(LOCAL_WRITE, List.of());
            case MessageCode.M_FUNC_PROP_CON -> answerLocally(LOCAL_STATE, points);
            default -> {
                // Raw, polled and monitored frames ask nothing that is read here.
            }
        }
    }

    /** Type, instance and property; both questions of a function property have one kind of answer. */
    private long locally(int kind) {
        List<Element> parameters = cemi.parameters();
        return LOCAL
                | (long) kind << 48
                | Elements.number(parameters, "interface_object_type") << 24
                | Elements.number(parameters, "object_instance") << 8
                | cemi.propertyId();
    }

    private static int kind(int messageCode) {
        return switch (messageCode) {
            case MessageCode.M_PROP_READ_REQ, MessageCode.M_PROP_READ_CON -> 0;
            case MessageCode.M_PROP_WRITE_REQ, MessageCode.M_PROP_WRITE_CON -> 1;
            default -> 2;
        };
    }

    private void askLocally(Service service, List<PointRange> points) {
        out.request(Request.confirmed(locally(kind(cemi.messageCode())), service, "", points));
    }

    private void answerLocally(Service service, List<PointRange> points) {
        long transaction = locally(kind(cemi.messageCode()));
        Request request = context.pending(transaction);
        boolean counts = cemi.messageCode() != MessageCode.M_FUNC_PROP_CON;
        boolean isRefused = counts && Elements.number(cemi.parameters(), "number_of_elements") == 0;
        int code = cemi.value().size() == 0 ? 0 : (int) cemi.value().integer(0);
        Outcome outcome = isRefused ? Status.property(code) : Outcome.OK;
        out.response(new Response(
                transaction,
                request == null ? service : request.service(),
                "",
                outcome,
                isRefused ? List.of() : points));
    }
}
