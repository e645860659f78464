package io.otus.dissect.powerlink;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.DeviceState.Condition;
import io.otus.core.event.DeviceState.Meaning;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages of the asynchronous phase, EPSG DS 301 §7.3. Confined. */
final class Asnd {
    private static final int HOST_NAME = 32;
    private static final int NODE_LIST = 32;
    /** Octets of an entry of errors and events. */
    private static final int ENTRY = 20;

    private static final int MAX_ENTRIES = 64;
    /** Bits of the error register, object 0x1001. */
    private static final String[] ERRORS = {
        "generic_error",
        "current",
        "voltage",
        "temperature",
        "communication_error",
        "device_profile_specific",
        "",
        "manufacturer_specific"
    };

    private final Nodes nodes;
    private final Context context;
    private final Output out;
    private final List<Condition> conditions = new ArrayList<>();

    Asnd(Nodes nodes, Context context, Output out) {
        this.nodes = nodes;
        this.context = context;
        this.out = out;
    }

    /** The conditions in a status response. */
    List<Condition> conditions() {
        return conditions;
    }

    private void state(EplReader in, int source) {
        int state = (int) in.number("nmt_status", 1);
        in.add(Element.text("nmt_state", NmtState.name(state)));
        if (!in.failed()) {
            nodes.state(source, state, context.source(), out);
        }
    }

    private static void flags(EplReader in) {
        int first = in.u8();
        int second = in.u8();
        in.flag("exception_new", first, 0x10);
        in.flag("exception_clear", first, 0x08);
        in.add(Element.number("priority", second >> 3 & 7));
        in.add(Element.number("request_to_send", second & 7));
    }

    /** Reports the identity of a node, §7.3.3.2.1. */
    void identResponse(EplReader in, int source) {
        flags(in);
        state(in, source);
        in.skip(1);
        in.number("epl_version", 1);
        in.skip(1);
        in.number("feature_flags", 4);
        in.number("mtu", 2);
        in.number("poll_in_size", 2);
        in.number("poll_out_size", 2);
        in.number("response_time", 4);
        in.skip(2);
        in.number("device_type", 4);
        long vendor = in.number("vendor_id", 4);
        long product = in.number("product_code", 4);
        long revision = in.number("revision_number", 4);
        long serial = in.number("serial_number", 4);
        in.skip(8);
        in.number("verify_configuration_date", 4);
        in.number("verify_configuration_time", 4);
        in.number("application_sw_date", 4);
        in.number("application_sw_time", 4);
        String ip = in.address("ip_address");
        in.address("subnet_mask");
        in.address("default_gateway");
        String name = hostName(in);
        if (in.failed()) {
            return;
        }
        Endpoint about = context.source();
        Nodes.identity(1, vendor, about, out);
        Nodes.identity(2, product, about, out);
        Nodes.identity(3, revision, about, out);
        Nodes.identity(4, serial, about, out);
        Nodes.claim(about, Attribute.NAME, name, "identity", out);
        if (!ip.equals("0.0.0.0")) {
            Nodes.claim(about, Attribute.IP, ip, "identity", out);
        }
    }

    private static String hostName(EplReader in) {
        ByteView octets = in.bytes(HOST_NAME);
        String name = octets.textToNul(0, HOST_NAME, StandardCharsets.ISO_8859_1);
        in.add(Element.text("host_name", name));
        return name;
    }

    /** How a node is, §7.3.3.3.1. */
    void statusResponse(EplReader in, int source) {
        flags(in);
        state(in, source);
        in.skip(3);
        ByteView errors = in.bytes(8);
        if (in.failed()) {
            return;
        }
        in.add(Element.text("static_error_bit_field", errors.octets().toString()));
        for (int bit = 0; bit < ERRORS.length; bit++) {
            if ((errors.u8(0) & 1 << bit) != 0 && !ERRORS[bit].isEmpty()) {
                conditions.add(new Condition(ERRORS[bit], Meaning.FAULTY));
            }
        }
        List<Element.Group> entries = new ArrayList<>();
        while (in.remaining() >= ENTRY && entries.size() < MAX_ENTRIES) {
            EplReader entry = new EplReader(in.bytes(ENTRY), 0);
            int type = (int) entry.number("entry_type", 2);
            if (type == 0) {
                break; // it ends the list
            }
            entry.number("error_code", 2);
            entry.number("seconds", 4);
            entry.number("nanoseconds", 4);
            entry.add(Element.text(
                    "additional_information", entry.bytes(8).octets().toString()));
            entries.add(new Element.Group("entry", entry.fields()));
        }
        in.add(new Element.Groups("entries", entries));
    }

    /** A node asks the managing one for a command, §7.3.6. */
    void nmtRequest(EplReader in) {
        int id = (int) in.number("requested_command_id", 1);
        int target = (int) in.number("requested_command_target", 1);
        in.add(Element.text("command", NmtCommand.name(id)));
        if (in.failed() || id == NmtCommand.INVALID_SERVICE) {
            return;
        }
        known(id);
        out.request(Request.unconfirmed(NmtCommand.requested(id), PowerlinkHeader.unit(target), List.of()));
    }

    private void known(int id) {
        if (!NmtCommand.isKnown(id)) {
            out.unknown("nmt_command", id);
        }
    }

    /** The managing node commands, §7.3.1 to §7.3.4. */
    void nmtCommand(EplReader in, int destination) {
        int id = (int) in.number("command_id", 1);
        in.add(Element.text("command", NmtCommand.name(id)));
        in.skip(1);
        if (in.failed()) {
            return;
        }
        known(id);
        Service service = NmtCommand.commanded(id);
        List<PointRange> points = List.of();
        if (NmtCommand.hasNodes(id)) {
            long[] listed = nodeList(in);
            in.add(new Element.Values("nodes", ValueList.unsigned(listed)));
            if (NmtCommand.isExtended(id) && !in.failed()) {
                for (long node : listed) {
                    out.request(Request.unconfirmed(service, Long.toString(node), List.of()));
                }
                return;
            }
        } else if (id == NmtCommand.NET_HOST_NAME_SET) {
            points = List.of(PointRange.named("host_name", ValueList.text(hostName(in))));
        }
        if (id != NmtCommand.INVALID_SERVICE) {
            out.request(Request.unconfirmed(service, PowerlinkHeader.unit(destination), points));
        }
    }

    /** A bit for each node, §7.3.1.2.3. */
    private static long[] nodeList(EplReader in) {
        ByteView bits = in.bytes(NODE_LIST);
        long[] nodes = new long[NODE_LIST * 8];
        int count = 0;
        for (int node = 0; node < bits.length() * 8; node++) {
            if ((bits.u8(node / 8) & 1 << node % 8) != 0) {
                nodes[count++] = node;
            }
        }
        return Arrays.copyOf(nodes, count);
    }

    /** When a node answers in its chain, EPSG DS 302-C. */
    static void syncResponse(EplReader in) {
        in.skip(2);
        in.number("sync_status", 4);
        in.number("latency", 4);
        in.number("sync_node_number", 4);
        in.number("sync_delay", 4);
        in.number("pres_time_first", 4);
        in.number("pres_time_second", 4);
    }
}
