package io.otus.dissect.powerlink;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.List;

/** Reads frames of the cycle, and what SDO asks in datagrams. */
final class PowerlinkDissector implements Dissector {
    /** Octets of a datagram with the layer that numbers messages of SDO, and no command. */
    private static final int SHORTEST_DATAGRAM = 8;

    private static final Service POLL = new Service(PowerlinkHeader.PREQ, "poll_request", Action.WRITE).keyed("preq");
    private static final Service POLLED =
            new Service(PowerlinkHeader.PRES, "poll_response", Action.NOTIFY).keyed("pres");
    private static final Service IDENT_REQUEST =
            new Service(NmtCommand.IDENT_REQUEST, "ident_request", Action.IDENTIFY).keyed("soa/1");
    private static final Service STATUS_REQUEST =
            new Service(NmtCommand.STATUS_REQUEST, "status_request", Action.DIAGNOSE).keyed("soa/2");

    private final Nodes nodes = new Nodes();
    private final Sdo sdo = new Sdo();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.LINK) {
            return bytes.length() < PowerlinkHeader.SIZE ? NEED_MORE : bytes.length();
        }
        boolean fits = context.carrier() == Carrier.DATAGRAM
                && context.hinted()
                && bytes.length() >= SHORTEST_DATAGRAM
                && bytes.u8(0) == PowerlinkHeader.ASND
                && bytes.u8(3) == PowerlinkHeader.SDO
                && bytes.u16(6) == 0
                && (bytes.length() < 16 || bytes.u8(8) == 0);
        return fits ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < PowerlinkHeader.SIZE) {
            return;
        }
        int type = PowerlinkHeader.type(message);
        int destination = PowerlinkHeader.destination(message);
        int source = PowerlinkHeader.source(message);
        if (PowerlinkHeader.isOfManager(type) && !PowerlinkHeader.isManager(source)) {
            out.malformed(PowerlinkAnomaly.SOURCE, 2);
        }
        EplReader in = new EplReader(message, PowerlinkHeader.SIZE);
        Asnd asnd = new Asnd(nodes, context, out);
        String name = PowerlinkHeader.name(type);
        boolean tellsState = false;
        switch (type) {
            case PowerlinkHeader.SOC -> soc(in);
            case PowerlinkHeader.PREQ -> preq(in, destination, message, context, out);
            case PowerlinkHeader.PRES -> pres(in, source, message, context, out);
            case PowerlinkHeader.SOA -> soa(in, source, context, out);
            case PowerlinkHeader.ASND -> {
                int service = (int) in.number("service_id", 1);
                name = PowerlinkHeader.service(service);
                tellsState = service == PowerlinkHeader.STATUS_RESPONSE;
                asnd(service, in, asnd, source, destination, message, context, out);
            }
            default -> {
                if (!PowerlinkHeader.isKnown(type)) {
                    out.unknown("message_type", type);
                }
            }
        }
        if (in.failed()) {
            out.malformed(PowerlinkAnomaly.LENGTH, Math.min(in.at(), message.length()));
        }
        out.message(new PowerlinkEvent(
                type, destination, source, name, in.fields(), tellsState && !in.failed(), asnd.conditions()));
    }

    private void asnd(
            int service,
            EplReader in,
            Asnd asnd,
            int source,
            int destination,
            ByteView message,
            Context context,
            Output out) {
        switch (service) {
            case PowerlinkHeader.IDENT_RESPONSE -> asnd.identResponse(in, source);
            case PowerlinkHeader.STATUS_RESPONSE -> asnd.statusResponse(in, source);
            case PowerlinkHeader.NMT_REQUEST -> asnd.nmtRequest(in);
            case PowerlinkHeader.NMT_COMMAND -> asnd.nmtCommand(in, destination);
            case PowerlinkHeader.SYNC_RESPONSE -> Asnd.syncResponse(in);
            case PowerlinkHeader.SDO -> {
                SdoReader read = SdoReader.read(in.rest());
                read.fields().forEach(in::add);
                if (read.isBroken()) {
                    out.malformed(PowerlinkAnomaly.SDO, Math.min(in.at(), message.length()));
                } else {
                    sdo.tell(read, source, destination, context, out);
                }
            }
            default -> {
                if (!in.failed() && service < PowerlinkHeader.FIRST_OF_MAKERS) {
                    out.unknown("service_id", service);
                }
            }
        }
    }

    /** A cycle begins; the time of the network may be in it. */
    private static void soc(EplReader in) {
        in.skip(1);
        int flags = in.u8();
        in.skip(1);
        in.flag("multiplexed_cycle_completed", flags, 0x80);
        in.flag("prescaled_slot", flags, 0x40);
        in.number("net_time_seconds", 4);
        in.number("net_time_nanoseconds", 4);
        in.number("relative_time", 8);
    }

    /** The managing node polls a node and sends it what it is to put out. */
    private void preq(EplReader in, int node, ByteView message, Context context, Output out) {
        in.skip(1);
        int flags = in.u8();
        in.skip(1);
        in.flag("multiplexed_slot", flags, 0x20);
        in.flag("exception_acknowledge", flags, 0x04);
        in.flag("ready", flags, 0x01);
        int size = payload(in, message, out);
        if (size > 0 && nodes.isNews(PowerlinkHeader.PREQ, node, size, context.time())) {
            out.request(
                    Request.unconfirmed(POLL, PowerlinkHeader.unit(node), List.of(PointRange.of("pdo_out", 0, size))));
        }
    }

    /** A node answers its poll, to all, with what it measures. */
    private void pres(EplReader in, int node, ByteView message, Context context, Output out) {
        state(in, node, context, out);
        int first = in.u8();
        int second = in.u8();
        in.flag("multiplexed_slot", first, 0x20);
        in.flag("exception_new", first, 0x10);
        in.flag("ready", first, 0x01);
        in.add(Element.number("priority", second >> 3 & 7));
        in.add(Element.number("request_to_send", second & 7));
        int size = payload(in, message, out);
        if (size > 0 && nodes.isNews(PowerlinkHeader.PRES, node, size, context.time())) {
            out.request(Request.notification(
                    POLLED, PowerlinkHeader.unit(node), List.of(PointRange.of("pdo_in", 0, size))));
        }
    }

    private void state(EplReader in, int node, Context context, Output out) {
        int state = (int) in.number("nmt_status", 1);
        in.add(Element.text("nmt_state", NmtState.name(state)));
        if (!in.failed()) {
            nodes.state(node, state, context.source(), out);
        }
    }

    /** Version, size and process data; returns their octets, 0 where they are none or not there. */
    private static int payload(EplReader in, ByteView message, Output out) {
        in.number("pdo_version", 1);
        in.skip(1);
        int size = (int) in.number("size", 2);
        if (in.failed()) {
            return 0;
        }
        if (size > in.remaining() || size > PowerlinkHeader.MAX_PAYLOAD) {
            out.malformed(PowerlinkAnomaly.SIZE, Math.min(in.at(), message.length()));
            return 0;
        }
        ByteView data = in.bytes(size);
        in.add(Element.text(
                "data", data.octets(0, Math.min(size, PowerlinkEvent.KEPT)).toString()));
        return size;
    }

    /** The asynchronous phase begins, and one node may send, perhaps what it is asked for here. */
    private void soa(EplReader in, int source, Context context, Output out) {
        state(in, source, context, out);
        int flags = in.u8();
        in.skip(1);
        in.flag("exception_acknowledge", flags, 0x04);
        in.flag("exception_reset", flags, 0x02);
        int service = (int) in.number("requested_service_id", 1);
        int target = (int) in.number("requested_service_target", 1);
        in.number("epl_version", 1);
        boolean asks = service == NmtCommand.IDENT_REQUEST || service == NmtCommand.STATUS_REQUEST;
        if (!in.failed()
                && asks
                && nodes.isNews(PowerlinkHeader.SOA + (service << 4), target, service, context.time())) {
            out.request(Request.unconfirmed(
                    service == NmtCommand.IDENT_REQUEST ? IDENT_REQUEST : STATUS_REQUEST,
                    PowerlinkHeader.unit(target),
                    List.of()));
        }
    }
}
