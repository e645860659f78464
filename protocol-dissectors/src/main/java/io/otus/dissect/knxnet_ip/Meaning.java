package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.net.IpAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/** Reports what frames ask and answer. */
final class Meaning {
    private static final Service SEARCH = service(ServiceType.SEARCH_REQUEST, "search", Action.DISCOVER);
    private static final Service SEARCH_RESPONSE =
            service(ServiceType.SEARCH_RESPONSE, "search_response", Action.IDENTIFY);
    private static final Service DESCRIPTION = service(ServiceType.DESCRIPTION_REQUEST, "description", Action.IDENTIFY);
    private static final Service CONNECT = service(ServiceType.CONNECT_REQUEST, "connect", Action.SESSION);
    private static final Service CONNECTIONSTATE =
            service(ServiceType.CONNECTIONSTATE_REQUEST, "connectionstate", Action.SESSION);
    private static final Service DISCONNECT = service(ServiceType.DISCONNECT_REQUEST, "disconnect", Action.SESSION);
    private static final Service FEATURE_GET =
            service(ServiceType.TUNNELLING_FEATURE_GET, "tunnelling_feature_get", Action.READ);
    private static final Service FEATURE_SET =
            service(ServiceType.TUNNELLING_FEATURE_SET, "tunnelling_feature_set", Action.CONFIGURE);
    private static final Service FEATURE_INFO =
            service(ServiceType.TUNNELLING_FEATURE_INFO, "tunnelling_feature_info", Action.NOTIFY);
    private static final Service LOST = service(0x0531, "routing_lost_message", Action.NOTIFY);
    private static final Service BUSY = service(0x0532, "routing_busy", Action.NOTIFY);
    private static final Service DIAGNOSTIC =
            service(ServiceType.REMOTE_DIAGNOSTIC_REQUEST, "remote_diagnostic", Action.DISCOVER);
    private static final Service DIAGNOSTIC_RESPONSE =
            service(ServiceType.REMOTE_DIAGNOSTIC_RESPONSE, "remote_diagnostic_response", Action.IDENTIFY);
    private static final Service BASIC_CONFIGURATION =
            service(ServiceType.REMOTE_BASIC_CONFIGURATION_REQUEST, "remote_basic_configuration", Action.CONFIGURE);
    private static final Service REMOTE_RESET =
            service(ServiceType.REMOTE_RESET_REQUEST, "remote_reset", Action.RESTART);
    private static final Service SECURE_SESSION =
            service(ServiceType.SESSION_REQUEST, "secure_session", Action.SESSION);
    private static final Service AUTHENTICATE =
            service(ServiceType.SESSION_AUTHENTICATE, "session_authenticate", Action.AUTHENTICATE);

    private final Context context;
    private final Output out;
    private final Body body;

    Meaning(Context context, Output out, Body body) {
        this.context = context;
        this.out = out;
        this.body = body;
    }

    private static Service service(int code, String name, Action action) {
        return new Service(code, name, action).keyed(name);
    }

    /** Reports what a frame of this service asks or answers. */
    void tell(ServiceType type) {
        switch (type.code()) {
            case ServiceType.SEARCH_REQUEST, ServiceType.SEARCH_REQUEST_EXTENDED -> ask(SEARCH);
            case ServiceType.SEARCH_RESPONSE, ServiceType.SEARCH_RESPONSE_EXTENDED -> describe(SEARCH_RESPONSE);
            case ServiceType.DESCRIPTION_REQUEST -> request(DESCRIPTION, 0, "control_endpoint");
            case ServiceType.DESCRIPTION_RESPONSE -> {
                respond(DESCRIPTION, 0, Outcome.OK);
                new Identity(context, out).blocks(body.elements());
            }
            case ServiceType.CONNECT_REQUEST -> connect();
            case ServiceType.CONNECT_RESPONSE -> respond(CONNECT, 0, Status.outcome(body.status()));
            case ServiceType.CONNECTIONSTATE_REQUEST -> request(CONNECTIONSTATE, body.channel(), "control_endpoint");
            case ServiceType.CONNECTIONSTATE_RESPONSE ->
                respond(CONNECTIONSTATE, body.channel(), Status.outcome(body.status()));
            case ServiceType.DISCONNECT_REQUEST -> disconnect();
            case ServiceType.DISCONNECT_RESPONSE -> {
                if (context.direction() != Direction.FROM_CLIENT) {
                    respond(DISCONNECT, body.channel(), Status.outcome(body.status()));
                }
            }
            case ServiceType.TUNNELLING_FEATURE_GET -> request(FEATURE_GET, feature(), "");
            case ServiceType.TUNNELLING_FEATURE_SET -> request(FEATURE_SET, feature(), "");
            case ServiceType.TUNNELLING_FEATURE_RESPONSE -> featureResponse();
            case ServiceType.TUNNELLING_FEATURE_INFO -> inform(FEATURE_INFO);
            case 0x0531 -> inform(LOST);
            case 0x0532 -> inform(BUSY);
            case ServiceType.REMOTE_DIAGNOSTIC_REQUEST -> ask(DIAGNOSTIC);
            case ServiceType.REMOTE_DIAGNOSTIC_RESPONSE -> describe(DIAGNOSTIC_RESPONSE);
            case ServiceType.REMOTE_BASIC_CONFIGURATION_REQUEST -> ask(BASIC_CONFIGURATION);
            case ServiceType.REMOTE_RESET_REQUEST -> ask(REMOTE_RESET);
            case ServiceType.SESSION_REQUEST -> {
                request(SECURE_SESSION, 0, "control_endpoint");
                out.session(Direction.FROM_CLIENT, "", "knx ip secure session", "");
            }
            case ServiceType.SESSION_RESPONSE -> {
                boolean isRefused = Elements.number(body.elements(), "secure_session_identifier") == 0;
                respond(SECURE_SESSION, 0, isRefused ? Outcome.error(0, "no_more_sessions") : Outcome.OK);
            }
            case ServiceType.SESSION_AUTHENTICATE -> request(AUTHENTICATE, 0, "");
            case ServiceType.SESSION_STATUS -> sessionStatus();
            default -> {
                // Acknowledgements, what is encrypted, and cEMI, which is told apart.
            }
        }
    }

    private static long transaction(Service service, int number) {
        return (long) service.code() << 16 | number;
    }

    private int feature() {
        return body.channel() << 8 | body.feature();
    }

    private void ask(Service service) {
        Direction.FROM_CLIENT.tell(context, out);
        out.request(Request.unconfirmed(service, "", List.of()));
    }

    private void inform(Service service) {
        out.request(Request.notification(service, "", List.of()));
    }

    private void describe(Service service) {
        Direction.FROM_SERVER.tell(context, out);
        inform(service);
        new Identity(context, out).blocks(body.elements());
    }

    /** A request; where its endpoint is elsewhere than its sender, the answer comes on another flow. */
    private void request(Service service, int number, String endpoint) {
        Direction.FROM_CLIENT.tell(context, out);
        out.request(
                isAnsweredHere(Elements.group(body.elements(), endpoint))
                        ? Request.confirmed(transaction(service, number), service, "", List.of())
                        : Request.unconfirmed(service, "", List.of()));
    }

    private boolean isAnsweredHere(List<Element> endpoint) {
        long port = Elements.number(endpoint, "port");
        String ip = Elements.text(endpoint, "ip_address");
        IpAddress sender = context.source().ip();
        boolean isPort = port == 0 || port == context.source().port();
        return isPort && (port == 0 || sender == null || ip.equals("0.0.0.0") || ip.equals(sender.toString()));
    }

    private void respond(Service service, int number, Outcome outcome) {
        Direction.FROM_SERVER.tell(context, out);
        out.response(new Response(transaction(service, number), service, "", outcome, List.of()));
    }

    private void connect() {
        request(CONNECT, 0, "control_endpoint");
        List<Element> information = Elements.group(body.elements(), "connection_request_information");
        String layer = Elements.values(information, "knx_layer").size() == 0
                ? ""
                : switch ((int) Elements.number(information, "knx_layer")) {
                    case 0x02 -> "tunnel_linklayer";
                    case 0x04 -> "tunnel_raw";
                    case 0x80 -> "tunnel_busmonitor";
                    default -> "tunnel_layer_" + Elements.number(information, "knx_layer");
                };
        out.session(
                Direction.FROM_CLIENT, "", "knxnet_ip " + Elements.text(information, "connection_type_name"), layer);
    }

    /** Either side may close a connection. */
    private void disconnect() {
        if (context.direction() == Direction.FROM_SERVER) {
            inform(DISCONNECT);
        } else {
            out.request(Request.confirmed(transaction(DISCONNECT, body.channel()), DISCONNECT, "", List.of()));
        }
    }

    private void featureResponse() {
        boolean sets = context.pending(transaction(FEATURE_SET, feature())) != null;
        respond(sets ? FEATURE_SET : FEATURE_GET, feature(), Status.feature(body.status()));
    }

    /** A status that answers nothing closes a session or keeps it. */
    private void sessionStatus() {
        if (context.pending(transaction(AUTHENTICATE, 0)) != null) {
            boolean isDone = body.status() == 0;
            respond(AUTHENTICATE, 0, isDone ? Outcome.OK : Outcome.error(body.status(), Status.session(body.status())));
        }
    }
}
