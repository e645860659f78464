package io.otus.dissect.snmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one SNMP message per datagram. */
final class SnmpDissector implements Dissector {
    private static final String[] NAMES = {
        "get_request",
        "get_next_request",
        "response",
        "set_request",
        "trap",
        "get_bulk_request",
        "inform_request",
        "snmpv2_trap",
        "report"
    };
    private static final Service[] SERVICES = {
        new Service(0, NAMES[0], Action.READ),
        new Service(1, NAMES[1], Action.READ),
        new Service(2, NAMES[2], Action.OTHER),
        new Service(3, NAMES[3], Action.CONFIGURE),
        new Service(4, NAMES[4], Action.NOTIFY),
        new Service(5, NAMES[5], Action.READ),
        new Service(6, NAMES[6], Action.NOTIFY),
        new Service(7, NAMES[7], Action.NOTIFY),
        new Service(8, NAMES[8], Action.DIAGNOSE)
    };
    /** Sets ifAdminStatus (RFC 2863 §6) to down: a port of a switch is dead, and whoever is behind it. */
    private static final Service PORT_DOWN =
            new Service(3, "set_request", Action.CONFIGURE, Danger.BLIND, "3/if_admin_status_down");

    /** Sets a key of a user, or the name of a community. */
    private static final Service SET_SECRET = new Service(3, "set_request", Action.CREDENTIAL_SET).keyed("3/secret");
    /**
     * The columns usmUserAuthKeyChange, usmUserOwnAuthKeyChange, usmUserPrivKeyChange and usmUserOwnPrivKeyChange (RFC
     * 3414 §5), and snmpCommunityName (RFC 3584 §5).
     */
    private static final List<String> SECRETS = List.of(
            "1.3.6.1.6.3.15.1.2.2.1.6.",
            "1.3.6.1.6.3.15.1.2.2.1.7.",
            "1.3.6.1.6.3.15.1.2.2.1.9.",
            "1.3.6.1.6.3.15.1.2.2.1.10.",
            "1.3.6.1.6.3.18.1.1.1.2.");

    private static final String IF_ADMIN_STATUS = "1.3.6.1.2.1.2.2.1.7.";
    private static final long DOWN = 2;
    private static final String[] ERRORS = {
        "no_error",
        "too_big",
        "no_such_name",
        "bad_value",
        "read_only",
        "gen_err",
        "no_access",
        "wrong_type",
        "wrong_length",
        "wrong_encoding",
        "wrong_value",
        "no_creation",
        "inconsistent_value",
        "resource_unavailable",
        "commit_failed",
        "undo_failed",
        "authorization_error",
        "not_writable",
        "inconsistent_name"
    };

    /** With which HiDiscovery asks, and sets, whatever the device: nobody's secret. */
    private static final String HIDISCOVERY = "@discover@";

    /** Least different objects of a table that a client reads to read the table. */
    private static final int WALKED = 8;

    /** Most communities that are remembered of a flow; a client that uses more was reported that many times. */
    private static final int MAX_COMMUNITIES = 64;

    private final Identity identity = new Identity();
    /**
     * Hashes of the communities that were shown, so that none of them lies in memory as text; they are not
     * cryptographic.
     */
    private final Set<Integer> communities = new HashSet<>(2);

    /** The objects of each table that were read, at most {@link #WALKED}. */
    private final Map<NeighbourTable, Set<String>> walked = new EnumMap<>(NeighbourTable.class);

    private String told = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        return SnmpHeader.frameLength(bytes);
    }

    /** The structure of the PDU, to the last binding: nothing else is made so. */
    @Override
    public boolean isCertain(ByteView message, Context context) {
        BerReader outer = new BerReader(message);
        if (!outer.next(BerReader.SEQUENCE)) {
            return false;
        }
        BerReader in = outer.inner();
        if (!in.next(BerReader.INTEGER) || !in.next()) {
            return false;
        }
        if (in.tag() == BerReader.SEQUENCE) {
            return SnmpV3.header(in) != null && in.next(BerReader.OCTET_STRING) && SnmpV3.usm(in.content()) != null;
        }
        return in.next() && isPdu(in) && SnmpPdu.read(in) != null;
    }

    private static boolean isPdu(BerReader on) {
        return on.constructed() && on.tag() >= BerReader.CONTEXT && on.tag() < BerReader.CONTEXT + NAMES.length;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        BerReader outer = new BerReader(message);
        if (!outer.next(BerReader.SEQUENCE)) {
            out.malformed(SnmpAnomaly.ENCODING, 0);
            return;
        }
        BerReader in = outer.inner();
        if (!in.next(BerReader.INTEGER)) {
            out.malformed(SnmpAnomaly.STRUCTURE, outer.contentPosition());
            return;
        }
        int version = (int) BerValue.integer(in.content());
        int base = outer.contentPosition();
        if (version == SnmpHeader.V3) {
            versionThree(in, base, context, out);
        } else {
            community(version, in, base, context, out);
        }
    }

    private void community(int version, BerReader in, int base, Context context, Output out) {
        if (!in.next(BerReader.OCTET_STRING)) {
            broken(in, base, out);
            return;
        }
        String community = BerValue.text(in.content(), 64);
        boolean isDiscovery = community.equals(HIDISCOVERY);
        boolean isDefault = isDiscovery || community.equals("public") || community.equals("private");
        out.secret(base + in.contentPosition(), in.length());
        SnmpPdu pdu = pdu(in, base, out);
        if (pdu == null) {
            return;
        }
        String shown = isDefault ? community : "";
        out.message(new SnmpEvent.Message(NAMES[pdu.type()], version, shown, null, fields(pdu)));
        if (isRequest(pdu.type())) {
            boolean sets = isDefault && pdu.type() == SnmpPdu.SET_REQUEST;
            if (sets || !isDiscovery) { // who asks with what everybody knows shows no secret
                session(
                        sets ? SessionSeen.DEFAULT_LOGIN : SessionSeen.CLEARTEXT_LOGIN,
                        sets ? shown : "community",
                        out);
            }
            if (!isDiscovery) {
                tellOther(community, out);
            }
        }
        operate(pdu, context, out);
    }

    private void versionThree(BerReader in, int base, Context context, Output out) {
        if (!in.next(BerReader.SEQUENCE)) {
            broken(in, base, out);
            return;
        }
        SnmpV3 header = SnmpV3.header(in);
        if (header == null || !in.next(BerReader.OCTET_STRING)) {
            broken(in, base, out);
            return;
        }
        int parameters = base + in.contentPosition();
        SnmpEvent.Security usm = header.isUserBased() ? SnmpV3.usm(in.content()) : header.security();
        if (usm == null) {
            out.malformed(SnmpAnomaly.STRUCTURE, parameters);
            return;
        }
        SnmpEvent.Security security = header.with(usm);
        if (security.engineId().length() > 32
                || (security.engineId().length() < 5 && security.engineId().length() > 0)) {
            out.malformed(SnmpAnomaly.ENGINE_ID, parameters);
        }
        identity.engine(security, context, out);
        if (!security.userName().isEmpty() && security.reportable()) {
            session(SessionSeen.LOGIN, security.userName(), out);
        }
        if (security.encrypted()) {
            out.message(new SnmpEvent.Message("encrypted", SnmpHeader.V3, "", security, List.of()));
            out.encrypted();
            identity.encrypted(security, context, out);
            return;
        }
        if (!in.next(BerReader.SEQUENCE)) {
            broken(in, base, out);
            return;
        }
        int scopedBase = base + in.contentPosition();
        BerReader scoped = in.inner();
        boolean contextEngine = scoped.next(BerReader.OCTET_STRING);
        boolean contextName = scoped.next(BerReader.OCTET_STRING);
        if (!contextEngine || !contextName) {
            broken(scoped, scopedBase, out);
            return;
        }
        SnmpPdu pdu = pdu(scoped, scopedBase, out);
        if (pdu != null) {
            out.message(new SnmpEvent.Message(NAMES[pdu.type()], SnmpHeader.V3, "", security, fields(pdu)));
            operate(pdu, context, out);
        }
    }

    private static @Nullable SnmpPdu pdu(BerReader in, int base, Output out) {
        if (!in.next()) {
            broken(in, base, out);
            return null;
        }
        if (!isPdu(in)) {
            if (in.tag() > BerReader.CONTEXT && in.tag() < BerReader.PRIVATE) {
                out.unknown("pdu_type", in.tag() - BerReader.CONTEXT);
            } else {
                out.malformed(SnmpAnomaly.STRUCTURE, base + in.position());
            }
            return null;
        }
        SnmpPdu pdu = SnmpPdu.read(in);
        if (pdu == null) {
            out.malformed(SnmpAnomaly.STRUCTURE, base + in.position());
        }
        return pdu;
    }

    private static void broken(BerReader in, int base, Output out) {
        out.malformed(in.broken() ? SnmpAnomaly.ENCODING : SnmpAnomaly.STRUCTURE, base + in.position());
    }

    /** Once for each flow and kind: a manager that polls says the same with each message. */
    private void session(String kind, String detail, Output out) {
        String now = kind + ' ' + detail;
        if (!now.equals(told)) {
            told = now;
            out.session(Direction.FROM_CLIENT, "", kind, detail);
        }
    }

    /**
     * Reports another community than before. An agent does not answer a wrong one, RFC 1157 §4.1, so only the requests
     * show that somebody guesses.
     */
    private void tellOther(String community, Output out) {
        // What some switches take behind a sign is the VLAN or context that is asked for, and no other secret.
        int sign = community.indexOf('@');
        boolean isFirst = communities.isEmpty();
        if (communities.size() < MAX_COMMUNITIES
                && communities.add((sign < 0 ? community : community.substring(0, sign)).hashCode())
                && !isFirst) {
            out.session(Direction.FROM_CLIENT, "", SessionSeen.OTHER_SECRET, "community");
        }
    }

    private static boolean isRequest(int type) {
        return type == SnmpPdu.GET_REQUEST
                || type == SnmpPdu.GET_NEXT_REQUEST
                || type == SnmpPdu.GET_BULK_REQUEST
                || type == SnmpPdu.SET_REQUEST;
    }

    private void operate(SnmpPdu pdu, Context context, Output out) {
        Service service = SERVICES[pdu.type()];
        switch (pdu.type()) {
            case SnmpPdu.GET_REQUEST, SnmpPdu.GET_NEXT_REQUEST, SnmpPdu.GET_BULK_REQUEST -> {
                Direction.FROM_CLIENT.tell(context, out);
                out.request(request(pdu, service, List.of(), context));
            }
            case SnmpPdu.SET_REQUEST -> {
                Direction.FROM_CLIENT.tell(context, out);
                Service sets = setsSecret(pdu) ? SET_SECRET : service;
                out.request(request(pdu, closesPort(pdu) ? PORT_DOWN : sets, points(pdu), context));
            }
            case SnmpPdu.RESPONSE -> response(pdu, context, out);
            case SnmpPdu.REPORT -> Direction.FROM_SERVER.tell(context, out);
            default -> {
                // Traps and informs go to a manager's port: the teller is the device, and no client of anybody.
                identity.trap(pdu, context, out);
                out.request(Request.notification(service, "", List.of()));
            }
        }
    }

    /** What is asked of a group is answered by whom it concerns, from an address of its own. */
    private static Request request(SnmpPdu pdu, Service service, List<PointRange> points, Context context) {
        return context.destination().isGroup()
                ? Request.unconfirmed(service, "", points)
                : Request.confirmed(pdu.requestId(), service, "", points);
    }

    private void response(SnmpPdu pdu, Context context, Output out) {
        Request asked = context.pending(pdu.requestId());
        if (asked == null && context.source().port() == SnmpProvider.TRAP_PORT) {
            return; // It confirms an inform, and tells nothing.
        }
        Direction.FROM_SERVER.tell(context, out);
        int status = pdu.errorStatus();
        String error = status >= 0 && status < ERRORS.length ? ERRORS[status] : "error_" + status;
        Outcome outcome = status == 0 ? Outcome.OK : Outcome.error(status, error);
        out.response(new Response(
                pdu.requestId(), asked == null ? SERVICES[pdu.type()] : asked.service(), "", outcome, List.of()));
        if (status == 0) {
            if (asked != null && isWalk(asked.service().code())) {
                walked(pdu, out);
            }
            identity.read(pdu, context, out);
        }
    }

    private static boolean isWalk(int code) {
        return code == SnmpPdu.GET_NEXT_REQUEST || code == SnmpPdu.GET_BULK_REQUEST;
    }

    /** Reports a table once {@link #WALKED} different objects of it were read: fewer are looked up, not walked. */
    private void walked(SnmpPdu pdu, Output out) {
        for (SnmpPdu.Binding binding : pdu.variableBindings()) {
            NeighbourTable table = NeighbourTable.of(binding.name());
            Set<String> objects = table == null ? null : walked.computeIfAbsent(table, _ -> new HashSet<>());
            if (table != null
                    && objects != null
                    && objects.size() < WALKED
                    && objects.add(binding.name())
                    && objects.size() == WALKED) {
                out.session(
                        Direction.FROM_SERVER,
                        "",
                        SessionSeen.NEIGHBOURS_READ,
                        table.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static boolean setsSecret(SnmpPdu pdu) {
        for (SnmpPdu.Binding binding : pdu.variableBindings()) {
            for (String column : SECRETS) {
                if (binding.name().startsWith(column)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean closesPort(SnmpPdu pdu) {
        for (SnmpPdu.Binding binding : pdu.variableBindings()) {
            if (binding.name().startsWith(IF_ADMIN_STATUS)
                    && binding.value().size() == 1
                    && binding.value().integer(0) == DOWN) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a set-request changes. What is read is no point: a walk reads thousands, and none says more than the next.
     */
    private static List<PointRange> points(SnmpPdu pdu) {
        List<PointRange> points = new ArrayList<>();
        for (SnmpPdu.Binding binding : pdu.variableBindings()) {
            points.add(
                    binding.value().size() == 0
                            ? PointRange.named(binding.name())
                            : PointRange.named(binding.name(), binding.value()));
        }
        return points;
    }

    private static List<Element> fields(SnmpPdu pdu) {
        List<Element> fields = new ArrayList<>();
        SnmpPdu.TrapV1 trap = pdu.trap();
        if (trap != null) {
            fields.add(Element.text("enterprise", trap.enterprise()));
            fields.add(Element.text("agent_address", trap.agentAddress()));
            fields.add(Element.number("generic_trap", trap.genericTrap()));
            fields.add(Element.number("specific_trap", trap.specificTrap()));
            fields.add(Element.number("time_stamp", trap.timeStamp()));
        } else {
            boolean bulk = pdu.type() == SnmpPdu.GET_BULK_REQUEST;
            fields.add(Element.number("request_id", pdu.requestId()));
            fields.add(Element.number(bulk ? "non_repeaters" : "error_status", pdu.errorStatus()));
            fields.add(Element.number(bulk ? "max_repetitions" : "error_index", pdu.errorIndex()));
        }
        List<Element.Group> bindings = new ArrayList<>();
        for (SnmpPdu.Binding binding : pdu.variableBindings()) {
            Element name = Element.text("name", binding.name());
            bindings.add(
                    binding.value().size() == 0
                            ? new Element.Group("", List.of(name))
                            : new Element.Group("", List.of(name, new Element.Value("value", binding.value()))));
        }
        fields.add(new Element.Groups("variable_bindings", bindings));
        return fields;
    }
}
