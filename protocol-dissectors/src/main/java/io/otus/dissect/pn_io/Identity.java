package io.otus.dissect.pn_io;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.layer.identity.ProfinetVendors;
import java.util.List;

/**
 * Reports identities in calls: both ends of a relation, and each module in its identification records (IEC 61158-6-10
 * §5.2.12).
 */
final class Identity {
    private static final String CONNECT = "pn_io connect";
    private static final int SUPERVISOR = 6;
    /** Subslot of slot 0 that stands for the head module (DAP) as a whole. */
    private static final int HEAD_MODULE = 1;

    private Identity() {}

    /** The initiator of a connect. */
    static void initiator(List<Element.Group> blocks, Context context, Output out) {
        for (Element.Group block : blocks) {
            List<Element> fields = block.elements();
            if (!Elements.text(fields, "block_name").equals("ar_block_req")) {
                continue;
            }
            boolean supervisor = Elements.number(fields, "ar_type") == SUPERVISOR;
            String station = Elements.text(fields, "cm_initiator_station_name");
            out.session(
                    Direction.FROM_CLIENT,
                    "",
                    "connect",
                    "station=" + station + " ar=" + Elements.text(fields, "ar_uuid"));
            claim("", Attribute.NAME, station, CONNECT, context, out);
            claim("", Attribute.MAC, Elements.text(fields, "cm_initiator_mac_add"), CONNECT, context, out);
            claim("", Attribute.CAPABILITY, supervisor ? "io_supervisor" : "io_controller", CONNECT, context, out);
        }
    }

    /** The responder. */
    static void responder(List<Element.Group> blocks, Context context, Output out) {
        for (Element.Group block : blocks) {
            List<Element> fields = block.elements();
            switch (Elements.text(fields, "block_name")) {
                case "ar_block_res" -> {
                    claim("", Attribute.MAC, Elements.text(fields, "cm_responder_mac_add"), CONNECT, context, out);
                    claim("", Attribute.CAPABILITY, "io_device", CONNECT, context, out);
                }
                case "ar_server_block" ->
                    claim(
                            "",
                            Attribute.NAME,
                            Elements.text(fields, "cm_responder_station_name"),
                            CONNECT,
                            context,
                            out);
                default -> {}
            }
        }
    }

    /** Reports identification records, each after the header that names its module. */
    static void records(List<Element.Group> blocks, Context context, Output out) {
        String unit = "";
        for (Element.Group block : blocks) {
            List<Element> fields = block.elements();
            switch (Elements.text(fields, "block_name")) {
                case "iod_read_res_header" -> unit = unit(fields);
                case "multiple_block_header" -> records(nested(fields), unit(fields), context, out);
                default -> record(fields, unit, context, out);
            }
        }
    }

    private static List<Element.Group> nested(List<Element> fields) {
        return Elements.groups(fields, "blocks");
    }

    private static void records(List<Element.Group> blocks, String unit, Context context, Output out) {
        for (Element.Group block : blocks) {
            record(block.elements(), unit, context, out);
        }
    }

    /**
     * The head module in slot 0 is the device itself; its interface and ports may be parts with records of their own.
     */
    private static String unit(List<Element> fields) {
        long slot = Elements.number(fields, "slot_number");
        long subslot = Elements.number(fields, "subslot_number");
        return slot == 0 && subslot <= HEAD_MODULE ? "" : Relations.space(slot, subslot);
    }

    private static void record(List<Element> fields, String unit, Context context, Output out) {
        String name = Elements.text(fields, "block_name");
        String source = "pn_io " + name;
        switch (name) {
            case "im_0" -> {
                claim(
                        unit,
                        Attribute.VENDOR,
                        ProfinetVendors.maker(Elements.number(fields, "vendor_id")),
                        source,
                        context,
                        out);
                claim(unit, Attribute.ORDER_NUMBER, Elements.text(fields, "order_id"), source, context, out);
                claim(unit, Attribute.SERIAL, Elements.text(fields, "im_serial_number"), source, context, out);
                claim(
                        unit,
                        Attribute.HARDWARE,
                        Long.toString(Elements.number(fields, "im_hardware_revision")),
                        source,
                        context,
                        out);
                claim(unit, Attribute.FIRMWARE, Elements.text(fields, "im_software_revision"), source, context, out);
            }
            case "im_1" -> {
                claim(unit, Attribute.DESCRIPTION, Elements.text(fields, "im_tag_function"), source, context, out);
                claim(unit, Attribute.LOCATION, Elements.text(fields, "im_tag_location"), source, context, out);
            }
            case "im_3" ->
                claim(unit, Attribute.DESCRIPTION, Elements.text(fields, "im_descriptor"), source, context, out);
            case "pd_port_data_real" -> neighbours(fields, source, context, out);
            default -> {}
        }
    }

    /** Reports the neighbours at the ports of the device; where nothing is connected there are no peers. */
    private static void neighbours(List<Element> fields, String source, Context context, Output out) {
        String port = Elements.text(fields, "own_port_id");
        for (Element.Group peer : Elements.groups(fields, "peers")) {
            String chassis = Elements.text(peer.elements(), "peer_chassis_id");
            String device = chassis.isBlank() ? Elements.text(peer.elements(), "peer_mac_address") : chassis;
            if (!device.isBlank()) {
                claim("", Attribute.NEIGHBOUR, device + " at " + port, source + " of " + port, context, out);
            }
        }
    }

    private static void claim(
            String unit, Attribute attribute, String value, String source, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), unit, attribute, value, source, Trust.DEVICE);
        }
    }
}
