package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What description blocks, device descriptors and properties say of a device. */
final class Identity {
    private static final String NO_SERIAL = "000000000000";
    private static final int SERIAL_DIGITS = 12;

    private final Context context;
    private final Output out;

    Identity(Context context, Output out) {
        this.context = context;
        this.out = out;
    }

    /** Description blocks of the sender. */
    void blocks(List<Element> body) {
        for (Element.Group block : Elements.groups(body, "description_information_blocks")) {
            List<Element> fields = block.elements();
            switch ((int) Elements.number(fields, "description_type")) {
                case Description.DEVICE_INFO -> deviceInfo(fields);
                case Description.SUPP_SVC_FAMILIES -> families(fields);
                case Description.IP_CUR_CONFIG ->
                    claim("", Attribute.IP, Elements.text(fields, "ip_address"), "ip_cur_config");
                case Description.MFR_DATA ->
                    vendor("", (int) Elements.number(fields, "knx_manufacturer_id"), "mfr_data");
                default -> {
                    // Says nothing of who it is.
                }
            }
        }
    }

    private void deviceInfo(List<Element> fields) {
        String source = "device_info";
        claim("", Attribute.NAME, Elements.text(fields, "friendly_name").strip(), source);
        serial("", Elements.text(fields, "serial_number"), source);
        claim("", Attribute.MAC, Elements.text(fields, "mac_address"), source);
        claim("", Attribute.INSTANCE, Elements.text(fields, "individual_address"), source);
        long project = Elements.number(fields, "project_installation_id");
        claim(
                "",
                Attribute.DESCRIPTION,
                "KNX medium " + Elements.text(fields, "knx_medium_name") + ", project " + (project >> 4)
                        + ", installation " + (project & 0x0F),
                source);
    }

    private void families(List<Element> fields) {
        for (Element.Group family : Elements.groups(fields, "service_families")) {
            String name = Elements.text(family.elements(), "service_family_name");
            long version = Elements.number(family.elements(), "family_version");
            claim("", Attribute.SERVICE, "knxnet/ip " + name + " v" + version, "supp_svc_families");
        }
    }

    /** The first two octets of a serial number are its maker's code. */
    private void serial(String unit, String serial, String source) {
        if (serial.length() != SERIAL_DIGITS || serial.equals(NO_SERIAL)) {
            return;
        }
        claim(unit, Attribute.SERIAL, serial, source);
        vendor(unit, Integer.parseInt(serial, 0, 4, 16), source);
    }

    private void vendor(String unit, int code, String source) {
        claim(unit, Attribute.VENDOR, Manufacturers.name(code), source);
    }

    /** The descriptor of type 0, the mask version: which system software a device has. */
    void descriptor(String unit, List<Element> parameters) {
        String descriptor = Elements.text(parameters, "device_descriptor");
        if (Elements.number(parameters, "descriptor_type") == 0 && descriptor.length() == 4) {
            claim(unit, Attribute.FIRMWARE, "mask version " + descriptor.toUpperCase(Locale.ROOT), "device_descriptor");
        }
    }

    /** A property that a device, or a sub-device with a unit, answered. */
    void property(String unit, long objectType, List<Element> parameters, ValueList value) {
        String hex = Elements.text(parameters, "data");
        if (hex.isEmpty() || Elements.number(parameters, "number_of_elements") == 0) {
            return;
        }
        int property = (int) Elements.number(parameters, "property_id");
        String source = "property " + objectType + "/" + property;
        if (objectType == PropertyService.DEVICE_OBJECT) {
            switch (property) {
                case PropertyService.SERIAL_NUMBER -> serial(unit, hex, source);
                case PropertyService.MANUFACTURER_ID -> {
                    if (value.type() == ValueType.UNSIGNED) {
                        vendor(unit, (int) value.integer(0), source);
                    }
                }
                case PropertyService.ORDER_INFO -> claim(unit, Attribute.ORDER_NUMBER, readable(parameters), source);
                case PropertyService.FIRMWARE_REVISION, PropertyService.VERSION ->
                    claim(unit, Attribute.FIRMWARE, value.text(0), source);
                case PropertyService.HARDWARE_TYPE -> claim(unit, Attribute.HARDWARE, hex, source);
                default -> {
                    // Says nothing of who it is.
                }
            }
        } else if (objectType == PropertyService.IP_PARAMETER_OBJECT) {
            boolean fromFirst = Elements.number(parameters, "start_index") == 1;
            if (property == PropertyService.FRIENDLY_NAME && fromFirst) {
                claim(unit, Attribute.NAME, readable(parameters), source);
            } else if (property == PropertyService.INDIVIDUAL_ADDRESS && value.type() == ValueType.UNSIGNED) {
                claim(unit, Attribute.INSTANCE, Address.individual((int) value.integer(0) & 0xFFFF), source);
            } else if (property == PropertyService.MAC_ADDRESS && hex.length() == SERIAL_DIGITS) {
                claim(unit, Attribute.MAC, hex.replaceAll("(..)(?!$)", "$1:"), source);
            }
        }
    }

    /** Octets as text up to the first zero; as they are where some are no characters. */
    private static String readable(List<Element> parameters) {
        String hex = Elements.text(parameters, "data");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 2 <= hex.length(); i += 2) {
            int octet = Integer.parseInt(hex, i, i + 2, 16);
            if (octet == 0) {
                break;
            }
            if (octet < ' ' || (octet >= 0x7F && octet < 0xA0)) {
                return hex;
            }
            text.append(new String(new byte[] {(byte) octet}, StandardCharsets.ISO_8859_1));
        }
        return text.toString().strip();
    }

    private void claim(String unit, Attribute attribute, String value, String source) {
        if (!value.isEmpty()) {
            out.claim(context.source(), unit, attribute, value, "knxnet_ip " + source, Trust.DEVICE);
        }
    }
}
