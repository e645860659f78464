package io.otus.dissect.pn_dcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Reads one DCP PDU; what follows its data is padding. */
final class DcpDissector implements Dissector {
    private static final String UNIT = "";

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() < 2) {
            return NEED_MORE;
        }
        return DcpHeader.isDcp(DcpHeader.frameId(bytes)) ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < DcpHeader.SIZE) {
            out.malformed(DcpAnomaly.DATA_LENGTH, message.length());
            return;
        }
        int length = DcpHeader.dataLength(message);
        boolean whole = message.has(DcpHeader.SIZE, length);
        ByteView data = message.slice(DcpHeader.SIZE, whole ? length : message.length() - DcpHeader.SIZE);
        int serviceId = DcpHeader.serviceId(message);
        int type = DcpHeader.serviceType(message);
        boolean response = DcpHeader.isResponse(type);
        BlockReader reader = new BlockReader(data, serviceId, !response);
        List<Element.Group> blocks = reader.read();
        int frameId = DcpHeader.frameId(message);
        long xid = DcpHeader.xid(message);
        out.message(new DcpEvent(frameId, serviceId, type, xid, DcpHeader.responseDelay(message), length, blocks));
        if (!DcpHeader.fits(frameId, serviceId, response)) {
            out.malformed(DcpAnomaly.FRAME_ID, 0);
        }
        DcpAnomaly broken = whole ? reader.anomaly() : DcpAnomaly.DATA_LENGTH;
        if (broken != null) {
            out.malformed(broken, DcpHeader.SIZE + reader.at());
        }
        boolean device = response || serviceId == DcpHeader.HELLO;
        (device ? Direction.FROM_SERVER : Direction.FROM_CLIENT).tell(context, out);
        operation(serviceId, type, xid, blocks, out);
        if (device && serviceId != DcpHeader.SET) {
            Identity.report(blocks, context, out);
        }
    }

    private static void operation(int serviceId, int type, long xid, List<Element.Group> blocks, Output out) {
        boolean response = DcpHeader.isResponse(type);
        switch (serviceId) {
            case DcpHeader.HELLO -> out.request(Request.notification(DcpServices.HELLO, UNIT, List.of()));
            case DcpHeader.IDENTIFY -> {
                // Every device that the filter fits answers by itself, and most do not.
                out.request(
                        response
                                ? Request.notification(DcpServices.IDENTIFIED, UNIT, List.of())
                                : Request.unconfirmed(DcpServices.IDENTIFY, UNIT, List.of()));
            }
            case DcpHeader.GET, DcpHeader.SET -> {
                Service service = serviceId == DcpHeader.GET ? DcpServices.GET : DcpServices.set(names(blocks));
                if (response) {
                    out.response(new Response(xid, service, UNIT, outcome(type, blocks), List.of()));
                } else {
                    out.request(Request.confirmed(
                            xid, service, UNIT, serviceId == DcpHeader.SET ? points(blocks) : List.of()));
                }
            }
            default -> out.unknown("service_id", serviceId);
        }
    }

    private static List<String> names(List<Element.Group> blocks) {
        List<String> names = new ArrayList<>();
        for (Element.Group block : blocks) {
            names.add(Elements.text(block.elements(), "name"));
            names.add(Elements.text(block.elements(), "answered_name"));
        }
        return names;
    }

    /** The points that a Set changes, by name, with their values. */
    private static List<PointRange> points(List<Element.Group> blocks) {
        List<PointRange> points = new ArrayList<>();
        for (Element.Group block : blocks) {
            String name = Elements.text(block.elements(), "name");
            String ip = Elements.text(block.elements(), "ip_address");
            if (!ip.isEmpty()) {
                String all = ip
                        + '/'
                        + Elements.text(block.elements(), "subnet_mask")
                        + '/'
                        + Elements.text(block.elements(), "standard_gateway");
                points.add(PointRange.named(name, ValueList.text(all)));
            } else if (name.equals("name_of_station")) {
                points.add(PointRange.named(name, ValueList.text(Elements.text(block.elements(), "value"))));
            } else if (!name.isEmpty() && !name.endsWith("_transaction")) {
                points.add(PointRange.named(name));
            }
        }
        return points;
    }

    private static Outcome outcome(int type, List<Element.Group> blocks) {
        if (DcpHeader.isUnsupported(type)) {
            return Outcome.error(type, "service_not_supported");
        }
        for (Element.Group block : blocks) {
            int error = (int) Elements.number(block.elements(), "block_error");
            if (error != 0) {
                return Outcome.error(error, BlockReader.errorName(error));
            }
        }
        return Outcome.OK;
    }
}
