package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Element;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Description information blocks and search request parameters, ISO 22510 (KNX Standard 3/8/2 §7.5.4 and §7.5.5). */
final class Description {
    static final int DEVICE_INFO = 0x01;
    static final int SUPP_SVC_FAMILIES = 0x02;
    static final int IP_CONFIG = 0x03;
    static final int IP_CUR_CONFIG = 0x04;
    static final int MFR_DATA = 0xFE;

    private static final int NAME_SIZE = 30;

    private Description() {}

    static String blockName(int type) {
        return switch (type) {
            case DEVICE_INFO -> "device_info";
            case SUPP_SVC_FAMILIES -> "supp_svc_families";
            case IP_CONFIG -> "ip_config";
            case IP_CUR_CONFIG -> "ip_cur_config";
            case 0x05 -> "knx_addresses";
            case 0x06 -> "secured_service_families";
            case 0x07 -> "tunnelling_info";
            case 0x08 -> "extended_device_info";
            case MFR_DATA -> "mfr_data";
            default -> "description_type_" + type;
        };
    }

    static String medium(int medium) {
        return switch (medium) {
            case 0x02 -> "tp1";
            case 0x04 -> "pl110";
            case 0x10 -> "rf";
            case 0x20 -> "knx_ip";
            default -> "medium_" + medium;
        };
    }

    static String family(int family) {
        return switch (family) {
            case 0x02 -> "core";
            case 0x03 -> "device_management";
            case 0x04 -> "tunnelling";
            case 0x05 -> "routing";
            case 0x06 -> "remote_logging";
            case 0x07 -> "remote_configuration_and_diagnosis";
            case 0x08 -> "object_server";
            case 0x09 -> "security";
            default -> "family_" + family;
        };
    }

    /** Reads a block behind its length. */
    static void block(KnxReader in, List<Element> fields) {
        int type = in.u8();
        fields.add(Element.number("description_type", type));
        fields.add(Element.text("description_name", blockName(type)));
        switch (type) {
            case DEVICE_INFO -> deviceInfo(in, fields);
            case SUPP_SVC_FAMILIES, 0x06 -> families(in, fields);
            case IP_CONFIG -> {
                addresses(in, fields);
                fields.add(Element.number("ip_capabilities", in.u8()));
                fields.add(Element.number("ip_assignment_method", in.u8()));
            }
            case IP_CUR_CONFIG -> {
                addresses(in, fields);
                fields.add(Element.text("dhcp_server", in.ip()));
                fields.add(Element.number("ip_assignment_method", in.u8()));
                in.u8();
            }
            case 0x05 -> {
                List<String> addresses = new ArrayList<>();
                while (in.remaining() >= 2) {
                    addresses.add(Address.individual(in.u16()));
                }
                fields.add(new Element.Values("individual_addresses", ValueList.texts(addresses)));
            }
            case 0x07 -> slots(in, fields);
            case 0x08 -> {
                fields.add(Element.number("medium_status", in.u8()));
                in.u8();
                fields.add(Element.number("maximal_local_apdu_length", in.u16()));
                fields.add(Element.number("device_descriptor_type_0", in.u16()));
            }
            case MFR_DATA -> fields.add(Element.number("knx_manufacturer_id", in.u16()));
            default -> {
                // Stays undecoded.
            }
        }
    }

    private static void deviceInfo(KnxReader in, List<Element> fields) {
        int medium = in.u8();
        fields.add(Element.number("knx_medium", medium));
        fields.add(Element.text("knx_medium_name", medium(medium)));
        fields.add(Element.number("device_status", in.u8()));
        fields.add(Element.text("individual_address", Address.individual(in.u16())));
        fields.add(Element.number("project_installation_id", in.u16()));
        fields.add(Element.text("serial_number", in.hex(6)));
        fields.add(Element.text("routing_multicast_address", in.ip()));
        fields.add(Element.text("mac_address", in.mac()));
        fields.add(Element.text("friendly_name", in.latin(NAME_SIZE)));
    }

    private static void families(KnxReader in, List<Element> fields) {
        List<Element.Group> families = new ArrayList<>();
        while (in.remaining() >= 2) {
            int family = in.u8();
            families.add(new Element.Group(
                    "family",
                    List.of(
                            Element.number("service_family", family),
                            Element.text("service_family_name", family(family)),
                            Element.number("family_version", in.u8()))));
        }
        fields.add(new Element.Groups("service_families", families));
    }

    private static void addresses(KnxReader in, List<Element> fields) {
        fields.add(Element.text("ip_address", in.ip()));
        fields.add(Element.text("subnet_mask", in.ip()));
        fields.add(Element.text("default_gateway", in.ip()));
    }

    private static void slots(KnxReader in, List<Element> fields) {
        fields.add(Element.number("max_apdu_length", in.u16()));
        List<Element.Group> slots = new ArrayList<>();
        while (in.remaining() >= 4) {
            slots.add(new Element.Group(
                    "slot",
                    List.of(
                            Element.text("individual_address", Address.individual(in.u16())),
                            Element.number("tunnelling_slot_status", in.u16()))));
        }
        fields.add(new Element.Groups("tunnelling_slots", slots));
    }

    /** Reads a parameter of an extended search behind its length, 3/8/2 §7.5.5. */
    static void searchParameter(KnxReader in, List<Element> fields) {
        int type = in.u8();
        fields.add(Element.number("search_parameter_type", type & 0x7F));
        fields.add(new Element.Value("mandatory", ValueList.bit((type & 0x80) != 0)));
        switch (type & 0x7F) {
            case 2 -> fields.add(Element.text("mac_address", in.mac()));
            case 3 -> {
                int family = in.u8();
                fields.add(Element.number("service_family", family));
                fields.add(Element.text("service_family_name", family(family)));
                fields.add(Element.number("family_version", in.u8()));
            }
            case 4 -> {
                List<String> names = new ArrayList<>();
                while (in.remaining() > 0) {
                    names.add(blockName(in.u8()));
                }
                fields.add(new Element.Values("requested_descriptions", ValueList.texts(names)));
            }
            default -> {
                // Programming mode has no more; others stay undecoded.
            }
        }
    }
}
