package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame in the common external message interface, KNX Standard 3/6/3 §4.
 *
 * <pre>
 *  0              1          2              n     n+1   n+2      n+4           n+6      n+7
 *  +--------------+----------+-- ... -------+-----+-----+--------+-------------+--------+-------------
 *  | message code | length   | additional   | ctl | ctl | source | destination | length | TPCI, APCI,
 *  |              | of info  | information  |  1  |  2  |        |             |        | data
 *  +--------------+----------+-- ... -------+-----+-----+--------+-------------+--------+-------------
 * </pre>
 */
final class Cemi {
    private static final String[] PRIORITIES = {"system", "normal", "urgent", "low"};
    private static final Layout PROPERTY = Layout.of(
            "interface_object_type:u16 object_instance:u8 property_id:u8 number_of_elements+start_index:u4.12 ?data:*");
    private static final Layout FUNCTION_PROPERTY =
            Layout.of("interface_object_type:u16 object_instance:u8 property_id:u8 ?data:*");
    private static final int GROUP = 0x80;
    private static final int CONFIRM_ERROR = 0x01;
    private static final int CONTROL = 0x80;
    private static final int NUMBERED = 0x40;
    /** Values of more octets stay hexadecimal. */
    private static final int MAX_NUMBER = 4;

    private final KnxReader in;
    private final List<Element> parameters = new ArrayList<>();
    private int messageCode;
    private int source;
    private int destination;
    private boolean isGroup;
    private boolean isRefused;
    private int transport = -1;
    private int first = -1;
    private @Nullable ApplicationService service;
    private ValueList value = ValueList.NONE;
    private Layout.Secret secret = new Layout.Secret(-1, 0);
    private @Nullable KnxnetIpAnomaly anomaly;
    private int anomalyAt;

    private Cemi(KnxReader in) {
        this.in = in;
    }

    /** Reads a frame up to the end of the bytes, with its fields. */
    static Cemi read(KnxReader in, List<Element> to) {
        Cemi cemi = new Cemi(in);
        cemi.read(to);
        return cemi;
    }

    private void read(List<Element> to) {
        messageCode = in.u8();
        String name = MessageCode.name(messageCode);
        to.add(Element.number("message_code", messageCode));
        to.add(Element.text("message_code_name", name.isEmpty() ? "message_code_" + messageCode : name));
        if (messageCode >= MessageCode.M_RESET_IND) {
            local(to);
            return;
        }
        int at = in.at();
        int length = in.u8();
        if (length > in.remaining()) {
            bad(KnxnetIpAnomaly.CEMI_LENGTH, at);
            to.add(Body.undecoded(in));
            return;
        }
        if (length > 0) {
            to.add(Element.text("additional_information", in.hex(length)));
        }
        if (isData()) {
            data(to);
        } else if (in.remaining() > 0) {
            to.add(Body.undecoded(in));
        }
    }

    private void bad(KnxnetIpAnomaly what, int at) {
        if (anomaly == null) {
            anomaly = what;
            anomalyAt = at;
        }
    }

    /** Local device management, 3/6/3 §4.1.7. */
    private void local(List<Element> to) {
        Layout layout = MessageCode.isFunctionProperty(messageCode) ? FUNCTION_PROPERTY : PROPERTY;
        if (messageCode > MessageCode.M_RESET_REQ && !name().isEmpty()) {
            layout.read(in, 0, parameters);
            value = value(Elements.text(parameters, "data"));
        }
        if (in.remaining() > 0) {
            parameters.add(Body.undecoded(in));
        }
        to.addAll(parameters);
    }

    private void data(List<Element> to) {
        int control1 = in.u8();
        int control2 = in.u8();
        source = in.u16();
        destination = in.u16();
        isGroup = (control2 & GROUP) != 0;
        isRefused = messageCode == MessageCode.L_DATA_CON && (control1 & CONFIRM_ERROR) != 0;
        int lengthAt = in.at();
        int length = in.u8();
        to.add(Element.number("control_field_1", control1));
        to.add(Element.text("priority", PRIORITIES[control1 >> 2 & 0x03]));
        to.add(Element.number("control_field_2", control2));
        to.add(Element.number("hop_count", control2 >> 4 & 0x07));
        to.add(Element.text("source_address", Address.individual(source)));
        to.add(Element.text("destination_address", destination()));
        to.add(Element.number("npdu_length", length));
        if (in.failed()) {
            return;
        }
        if (in.remaining() != length + 1) {
            bad(KnxnetIpAnomaly.CEMI_LENGTH, lengthAt);
        }
        if (in.remaining() == 0) {
            return;
        }
        transport = in.u8();
        to.add(Element.text("tpci", tpci()));
        if ((transport & NUMBERED) != 0) {
            to.add(Element.number("transport_sequence", transport >> 2 & 0x0F));
        }
        if ((transport & CONTROL) == 0 && in.remaining() > 0) {
            application(to);
        }
        if (in.remaining() > 0) {
            to.add(Body.undecoded(in));
        }
    }

    /** An application service; its two upper bits lie in the octet before. */
    private void application(List<Element> to) {
        int at = in.at() - 1;
        int second = in.u8();
        int apci = (transport & 0x03) << 8 | second;
        ApplicationService found = ApplicationService.of(apci);
        service = found;
        to.add(Element.number("apci", apci));
        to.add(Element.text("application_service", found.service().name()));
        if (in.remaining() >= 2) {
            first = in.view().u16(in.at());
        }
        if (found.isGroupValue()) {
            group(found, second & 0x3F, at);
        } else {
            secret = found.layout().read(in, second & 0x3F, parameters);
            value = value(Elements.text(parameters, "data"));
            if (in.failed() || in.remaining() > 0) {
                bad(KnxnetIpAnomaly.APDU, at);
            }
        }
        to.addAll(parameters);
        if (found.code() == ApplicationService.SECURE) {
            to.add(new Element.Value("encrypted", ValueList.bit(true)));
        }
    }

    /** Up to six bits lie in the code itself, 3/3/7 §3.1. */
    private void group(ApplicationService found, int low, int at) {
        int octets = in.remaining();
        if (found.code() == ApplicationService.GROUP_VALUE_READ) {
            if (octets > 0) {
                bad(KnxnetIpAnomaly.APDU, at);
            }
            return;
        }
        value = octets == 0 ? ValueList.unsigned(low) : value(in.hex(octets));
        parameters.add(Element.number("value_octets", octets));
        parameters.add(new Element.Value("value", value));
    }

    /** Octets in hexadecimal as one number where they are few, else as they are. */
    private static ValueList value(String hex) {
        if (hex.isEmpty()) {
            return ValueList.NONE;
        }
        return hex.length() <= 2 * MAX_NUMBER ? ValueList.unsigned(Long.parseLong(hex, 16)) : ValueList.text(hex);
    }

    private String tpci() {
        if ((transport & CONTROL) != 0) {
            return switch (transport & (NUMBERED | 0x03)) {
                case 0x00 -> "t_connect";
                case 0x01 -> "t_disconnect";
                case NUMBERED | 0x02 -> "t_ack";
                case NUMBERED | 0x03 -> "t_nak";
                default -> "t_control_" + transport;
            };
        }
        if ((transport & NUMBERED) != 0) {
            return "t_data_connected";
        }
        return !isGroup ? "t_data_individual" : destination == 0 ? "t_data_broadcast" : "t_data_group";
    }

    /** The points that are read, written or reported. */
    List<PointRange> points() {
        ApplicationService known = service;
        if (in.failed()) {
            return List.of();
        }
        if (known == null) {
            return messageCode > MessageCode.M_RESET_REQ && !name().isEmpty()
                    ? List.of(property("interface_object_type"))
                    : List.of();
        }
        return switch (known.code()) {
            case ApplicationService.GROUP_VALUE_READ,
                    ApplicationService.GROUP_VALUE_RESPONSE,
                    ApplicationService.GROUP_VALUE_WRITE -> List.of(PointRange.named(destination(), value));
            case ApplicationService.MEMORY_READ,
                    ApplicationService.MEMORY_RESPONSE,
                    ApplicationService.MEMORY_WRITE,
                    ApplicationService.MEMORY_EXTENDED_READ,
                    ApplicationService.MEMORY_EXTENDED_READ_RESPONSE,
                    ApplicationService.MEMORY_EXTENDED_WRITE -> memory("memory");
            case ApplicationService.USER_MEMORY_READ,
                    ApplicationService.USER_MEMORY_RESPONSE,
                    ApplicationService.USER_MEMORY_WRITE -> memory("user_memory");
            case ApplicationService.PROPERTY_VALUE_READ,
                    ApplicationService.PROPERTY_VALUE_RESPONSE,
                    ApplicationService.PROPERTY_VALUE_WRITE -> List.of(property("object_index"));
            default -> List.of();
        };
    }

    private List<PointRange> memory(String space) {
        long address = Elements.number(parameters, "address_extension") << 16 | Elements.number(parameters, "address");
        String data = Elements.text(parameters, "data");
        if (data.isEmpty()) {
            int count = (int) Elements.number(parameters, "number");
            return count == 0 ? List.of() : List.of(PointRange.of(space, address, count));
        }
        long[] octets = new long[data.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = Integer.parseInt(data, 2 * i, 2 * i + 2, 16);
        }
        return List.of(PointRange.of(space, address, ValueList.unsigned(octets)));
    }

    private PointRange property(String object) {
        boolean hasInstance = Elements.values(parameters, "object_instance").size() > 0;
        String name = "property/" + Elements.number(parameters, object)
                + (hasInstance ? "." + Elements.number(parameters, "object_instance") : "") + "/" + propertyId();
        return PointRange.named(name, value);
    }

    /** Whether it is a data frame of the link layer. */
    boolean isData() {
        return MessageCode.isData(messageCode);
    }

    int messageCode() {
        return messageCode;
    }

    /** Name of the message code; empty where it is not known. */
    String name() {
        return MessageCode.name(messageCode);
    }

    /** The individual address of the sender. */
    int source() {
        return source;
    }

    /** The raw destination. */
    int destinationAddress() {
        return destination;
    }

    /** The destination as people write it. */
    String destination() {
        return isGroup ? Address.group(destination) : Address.individual(destination);
    }

    boolean isGroup() {
        return isGroup;
    }

    /** Whether it confirms that a frame could not be sent. */
    boolean isRefused() {
        return isRefused;
    }

    /** The first two octets of the parameters; -1 where there are fewer. */
    int first() {
        return first;
    }

    /** The application service; null where there is none. */
    @Nullable
    ApplicationService service() {
        return service;
    }

    List<Element> parameters() {
        return parameters;
    }

    ValueList value() {
        return value;
    }

    /** The octets of a property that is written, in hexadecimal. */
    String written() {
        return Elements.text(parameters, "data");
    }

    long propertyId() {
        return Elements.number(parameters, "property_id");
    }

    /** Where a secret lies in the frame. */
    Layout.Secret secret() {
        return secret;
    }

    /** The first rule that is broken; null where none is. */
    @Nullable
    KnxnetIpAnomaly anomaly() {
        return anomaly;
    }

    int anomalyAt() {
        return anomalyAt;
    }
}
