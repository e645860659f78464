package io.otus.dissect.stp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.net.BridgeId;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.LastAnnouncement;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one BPDU per frame. */
final class StpDissector implements Dissector {
    private static final int MAX_VERSION = 4;

    private final LastAnnouncement<SessionFact.SpanningTree> tree = new LastAnnouncement<>();
    private final LastAnnouncement<Boolean> change = new LastAnnouncement<>();

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < BpduHeader.NOTIFICATION_SIZE) {
            return NEED_MORE;
        }
        boolean fits = BpduHeader.protocol(bytes) == 0 && BpduHeader.version(bytes) <= MAX_VERSION;
        return fits ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        List<Element> fields = new ArrayList<>();
        int version = BpduHeader.version(message);
        int type = BpduHeader.type(message);
        fields.add(Element.number("protocol_version", version));
        String source = "stp bpdu";
        if (type == BpduHeader.TOPOLOGY_CHANGE) {
            out.message(new StpEvent.Message("topology_change", fields));
            // Four octets, the same from everybody, are no word of what the sender is.
            if (change.take(true, context.time())) {
                out.session(Direction.FROM_CLIENT, "", SessionSeen.TOPOLOGY_CHANGE, "");
            }
            return;
        }
        if (type != BpduHeader.CONFIGURATION && type != BpduHeader.RAPID) {
            fields.add(Element.number("bpdu_type", type));
            out.message(new StpEvent.Message("bpdu", fields));
            out.unknown("bpdu_type", type);
            return;
        }
        if (message.length() < BpduHeader.CONFIGURATION_SIZE) {
            out.message(new StpEvent.Message(type == BpduHeader.RAPID ? "rapid" : "configuration", fields));
            out.malformed(StpAnomaly.LENGTH, message.length());
            return;
        }
        boolean multiple = type == BpduHeader.RAPID
                && version >= BpduHeader.VERSION_MULTIPLE
                && message.length() >= BpduHeader.MULTIPLE_SIZE;
        int bridgeAt = multiple ? BpduHeader.CIST_BRIDGE : BpduHeader.BRIDGE;
        MacAddress root = BpduHeader.mac(message, BpduHeader.ROOT);
        MacAddress bridge = BpduHeader.mac(message, bridgeAt);
        fields.add(Element.number("flags", BpduHeader.flags(message)));
        fields.add(Element.number("root_priority", BpduHeader.priority(message, BpduHeader.ROOT)));
        fields.add(Element.text("root_address", root.toString()));
        fields.add(Element.number("root_path_cost", BpduHeader.pathCost(message)));
        fields.add(Element.number("bridge_priority", BpduHeader.priority(message, bridgeAt)));
        fields.add(Element.text("bridge_address", bridge.toString()));
        fields.add(Element.number("port_id", BpduHeader.portId(message)));
        if (multiple) {
            ByteView name = BpduHeader.regionName(message);
            fields.add(Element.text(
                    "region_name",
                    name.text(0, name.length(), StandardCharsets.ISO_8859_1).replace("\0", "")));
        }
        String kind = type == BpduHeader.RAPID ? "rapid" : "configuration";
        out.message(new StpEvent.Message(multiple ? "multiple" : kind, fields));
        out.claim(context.source(), "", Attribute.CAPABILITY, "bridge", source, Trust.MANAGEMENT);
        if (bridge.isOfOneDevice()) {
            out.claim(context.source(), "", Attribute.MAC, bridge.toString(), source, Trust.MANAGEMENT);
        }
        if (root.isOfOneDevice() && bridge.isOfOneDevice()) {
            BridgeId rootId = new BridgeId(BpduHeader.priority(message, BpduHeader.ROOT), root);
            BridgeId bridgeId = new BridgeId(BpduHeader.priority(message, bridgeAt), bridge);
            tell(new SessionFact.SpanningTree(rootId, BpduHeader.pathCost(message), bridgeId), context, out);
        }
    }

    /** Bridges say the same every two seconds. */
    private void tell(SessionFact.SpanningTree says, Context context, Output out) {
        if (tree.take(says, context.time())) {
            out.session(Direction.FROM_CLIENT, "", says);
        }
    }
}
