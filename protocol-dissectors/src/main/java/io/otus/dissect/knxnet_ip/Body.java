package io.otus.dissect.knxnet_ip;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the structures behind a header, ISO 22510 (KNX Standard 3/8/2 §7). Confined to one frame. */
final class Body {
    private static final int HPAI_SIZE = 8;
    private static final int CONNECTION_HEADER_SIZE = 4;
    private static final int LOST_SIZE = 4;
    private static final int BUSY_SIZE = 6;
    private static final int KEY_SIZE = 32;
    private static final int MAC_SIZE = 16;
    private static final int TUNNEL = 4;
    private static final int BY_MAC = 2;

    private final KnxReader in;
    private final List<Element> elements = new ArrayList<>();
    private int channel = -1;
    private int sequence = -1;
    private int status = -1;
    private int feature = -1;
    private @Nullable KnxnetIpAnomaly anomaly;
    private int anomalyAt;
    private @Nullable Cemi cemi;

    private Body(KnxReader in) {
        this.in = in;
    }

    /** Reads the body of a frame of this service. */
    static Body read(ByteView frame, ServiceType type) {
        Body body = new Body(new KnxReader(frame, KnxnetIpHeader.SIZE));
        for (ServiceType.Part part : type.parts()) {
            if (body.anomaly != null || (part.mayEnd() && body.in.remaining() == 0)) {
                break;
            }
            body.part(part);
        }
        if (body.in.failed()) {
            body.bad(KnxnetIpAnomaly.BODY, body.in.at());
        } else if (body.in.remaining() > 0) {
            body.bad(KnxnetIpAnomaly.BODY, body.in.at());
            body.elements.add(undecoded(body.in));
        }
        return body;
    }

    /** What is left to be read, as it is, the first {@link KnxnetIpEvent#KEPT} octets. */
    static Element undecoded(KnxReader in) {
        int kept = Math.min(in.remaining(), KnxnetIpEvent.KEPT);
        Element rest = Element.text("undecoded", in.hex(kept));
        in.bytes(in.remaining());
        return rest;
    }

    private void bad(KnxnetIpAnomaly what, int at) {
        if (anomaly == null) {
            anomaly = what;
            anomalyAt = at;
        }
    }

    private void part(ServiceType.Part part) {
        switch (part.kind()) {
            case HPAI -> hpai(part.name());
            case CRI -> connectionType("connection_request_information", true);
            case CRD -> connectionType("connection_response_data", false);
            case DIBS -> blocks("description_information_blocks", true);
            case SRPS -> blocks("search_request_parameters", false);
            case CHANNEL -> readChannel();
            case STATUS -> {
                status = in.u8();
                elements.add(Element.number("status", status));
                elements.add(Element.text("status_name", Status.name(status)));
            }
            case RESERVED -> in.u8();
            case CONNECTION -> connection(false);
            case ACKNOWLEDGED -> connection(true);
            case FEATURE -> interfaceFeature();
            case CEMI -> {
                cemi = Cemi.read(in, elements);
                KnxnetIpAnomaly wrong = cemi.anomaly();
                if (wrong != null) {
                    bad(wrong, cemi.anomalyAt());
                    in.bytes(in.remaining());
                }
            }
            case LOST -> {
                structure(LOST_SIZE);
                elements.add(Element.number("device_state", in.u8()));
                elements.add(Element.number("number_of_lost_messages", in.u16()));
            }
            case BUSY -> {
                structure(BUSY_SIZE);
                elements.add(Element.number("device_state", in.u8()));
                elements.add(Element.number("routing_busy_wait_time", in.u16()));
                elements.add(Element.number("routing_busy_control_field", in.u16()));
            }
            case SELECTOR -> selector();
            case RESET -> {
                elements.add(Element.number("reset_command", in.u8()));
                in.u8();
            }
            case SESSION -> elements.add(Element.number("secure_session_identifier", in.u16()));
            case KEY -> elements.add(Element.text("public_value", in.hex(KEY_SIZE)));
            case USER -> elements.add(Element.number("user_id", in.u8()));
            case SESSION_STATUS -> {
                status = in.u8();
                elements.add(Element.number("status", status));
                elements.add(Element.text("status_name", Status.session(status)));
            }
            case WRAPPER -> wrapper();
            case TIMER -> sequenced("timer_value");
            case MAC -> mac();
        }
    }

    /** The length of a structure of a fixed size. */
    private void structure(int size) {
        int at = in.at();
        if (in.u8() != size && !in.failed()) {
            bad(KnxnetIpAnomaly.STRUCTURE, at);
        }
    }

    /** Host protocol address information, 3/8/2 §7.5.1. */
    private void hpai(String name) {
        structure(HPAI_SIZE);
        elements.add(new Element.Group(
                name,
                List.of(
                        Element.number("host_protocol", in.u8()),
                        Element.text("ip_address", in.ip()),
                        Element.number("port", in.u16()))));
    }

    /** Connection request information and response data, 3/8/2 §7.5.2 and §7.5.3; of tunnels 3/8/4 §4.4.3. */
    private void connectionType(String name, boolean isRequest) {
        KnxReader one = next();
        if (one == null) {
            return;
        }
        List<Element> fields = new ArrayList<>();
        int type = one.u8();
        fields.add(Element.number("connection_type", type));
        fields.add(Element.text("connection_type_name", connectionTypeName(type)));
        if (type == TUNNEL && isRequest && one.remaining() >= 2) {
            fields.add(Element.number("knx_layer", one.u8()));
            one.u8();
        }
        if (type == TUNNEL && one.remaining() >= 2) {
            fields.add(Element.text("individual_address", Address.individual(one.u16())));
        }
        if (one.remaining() > 0) {
            fields.add(undecoded(one));
        }
        elements.add(new Element.Group(name, fields));
    }

    static String connectionTypeName(int type) {
        return switch (type) {
            case 3 -> "device_mgmt_connection";
            case TUNNEL -> "tunnel_connection";
            case 6 -> "remlog_connection";
            case 7 -> "remconf_connection";
            case 8 -> "objsvr_connection";
            default -> "connection_type_" + type;
        };
    }

    /** The next structure of a variable size, behind its length; null where it is none. */
    private @Nullable KnxReader next() {
        int at = in.at();
        int length = in.u8();
        if (in.failed() || length < 2 || length - 1 > in.remaining()) {
            bad(KnxnetIpAnomaly.STRUCTURE, at);
            in.bytes(in.remaining());
            return null;
        }
        return in.part(length - 1);
    }

    private void blocks(String name, boolean describes) {
        List<Element.Group> groups = new ArrayList<>();
        while (in.remaining() > 0) {
            int at = in.at();
            KnxReader one = next();
            if (one == null) {
                break;
            }
            List<Element> fields = new ArrayList<>();
            if (describes) {
                Description.block(one, fields);
            } else {
                Description.searchParameter(one, fields);
            }
            if (one.failed()) {
                bad(KnxnetIpAnomaly.STRUCTURE, at);
            } else if (one.remaining() > 0) {
                fields.add(undecoded(one));
            }
            groups.add(new Element.Group("block", fields));
        }
        elements.add(new Element.Groups(name, groups));
    }

    private void selector() {
        KnxReader one = next();
        if (one == null) {
            return;
        }
        List<Element> fields = new ArrayList<>();
        int type = one.u8();
        fields.add(Element.number("selector_type", type));
        if (type == BY_MAC && one.remaining() >= 6) {
            fields.add(Element.text("mac_address", one.mac()));
        }
        elements.add(new Element.Group("selector", fields));
    }

    private void readChannel() {
        channel = in.u8();
        elements.add(Element.number("communication_channel_id", channel));
    }

    private void connection(boolean hasStatus) {
        int at = in.at();
        int length = in.u8();
        if (!in.failed() && length != CONNECTION_HEADER_SIZE) {
            bad(KnxnetIpAnomaly.CONNECTION_HEADER, at);
        }
        readChannel();
        sequence = in.u8();
        elements.add(Element.number("sequence_counter", sequence));
        int last = in.u8();
        if (hasStatus) {
            status = last;
            elements.add(Element.number("status", status));
            elements.add(Element.text("status_name", Status.name(status)));
        }
    }

    private void interfaceFeature() {
        feature = in.u8();
        elements.add(Element.number("feature_identifier", feature));
        elements.add(Element.text("feature_name", featureName(feature)));
        status = in.u8();
        elements.add(Element.number("return_code", status));
        if (in.remaining() > 0) {
            elements.add(Element.text("feature_value", in.hex(Math.min(in.remaining(), KnxnetIpEvent.KEPT))));
        }
    }

    /** Names of the interface features, 3/8/4 §2.2.4. */
    static String featureName(int feature) {
        return switch (feature) {
            case 1 -> "supported_emi_type";
            case 2 -> "host_device_descriptor_type_0";
            case 3 -> "bus_connection_status";
            case 4 -> "knx_manufacturer_code";
            case 5 -> "active_emi_type";
            case 6 -> "interface_individual_address";
            case 7 -> "max_apdu_length";
            case 8 -> "interface_feature_info_service_enable";
            default -> "feature_" + feature;
        };
    }

    /** An encrypted frame of KNX IP Secure, 3/8/9 §2. */
    private void wrapper() {
        elements.add(Element.number("secure_session_identifier", in.u16()));
        sequenced("sequence_information");
        elements.add(new Element.Value("encrypted", ValueList.bit(true)));
        elements.add(Element.number(
                "encrypted_octets", in.bytes(in.remaining() - MAC_SIZE).length()));
        mac();
    }

    private void sequenced(String name) {
        elements.add(Element.text(name, in.hex(6)));
        elements.add(Element.text("serial_number", in.hex(6)));
        elements.add(Element.number("message_tag", in.u16()));
    }

    private void mac() {
        elements.add(Element.text("message_authentication_code", in.hex(MAC_SIZE)));
    }

    List<Element> elements() {
        return elements;
    }

    /** The channel; -1 where there is none. */
    int channel() {
        return channel;
    }

    /** The sequence counter; -1 where there is none. */
    int sequence() {
        return sequence;
    }

    /** Status or return code; -1 where there is none. */
    int status() {
        return status;
    }

    /** The interface feature; -1 where there is none. */
    int feature() {
        return feature;
    }

    /** The cEMI frame; null where there is none. */
    @Nullable
    Cemi cemi() {
        return cemi;
    }

    /** The first rule that is broken; null where none is. */
    @Nullable
    KnxnetIpAnomaly anomaly() {
        return anomaly;
    }

    /** Where. */
    int anomalyAt() {
        return anomalyAt;
    }
}
