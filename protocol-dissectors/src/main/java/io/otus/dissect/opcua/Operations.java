package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests mean for the server, and what came of them. Keeps which node a monitored item is. Confined. */
final class Operations {
    private static final String UNIT = "";
    private static final int PUBLISH_REQUEST = 826;
    private static final int PUBLISH_RESPONSE = 829;
    private static final int READ_RESPONSE = 634;
    private static final long OPENING = 1L << 63;

    private final MonitoredItems items = new MonitoredItems();

    /** What a response repeats of its request. A channel that is being opened has its number in the response only. */
    static long transaction(Chunk chunk) {
        return (chunk.tokenId() < 0 ? OPENING : chunk.channelId() << 32) | chunk.requestId();
    }

    void report(Chunk chunk, Structure structure, List<Element> message, @Nullable Request asked, Output out) {
        Service service = UaService.of(structure);
        if (structure.number() == PUBLISH_REQUEST) {
            // The answer is due when there is something to tell, which may be never.
            out.request(Request.unconfirmed(service, UNIT, List.of()));
        } else if (structure.number() == PUBLISH_RESPONSE) {
            out.request(Request.notification(UaService.NOTIFICATION, UNIT, items.told(message)));
            if (MonitoredItems.hasEvents(message)) {
                out.request(Request.notification(UaService.EVENT_NOTIFICATION, UNIT, List.of()));
            }
        } else if (structure.action() != null) {
            items.note(structure, transaction(chunk), message);
            List<PointRange> points = Points.of(structure, message);
            Service meant = HistoryDeletion.meant(AlarmLimits.meant(service, points), message);
            out.request(Request.confirmed(transaction(chunk), meant, UNIT, points));
        } else {
            items.answered(transaction(chunk), message);
            Service answered = asked == null ? service : asked.service();
            List<PointRange> points = List.of();
            if (structure.number() == READ_RESPONSE && asked != null) {
                points = read(asked.points(), Elements.groups(message, "results"));
            }
            out.response(new Response(transaction(chunk), answered, UNIT, outcome(message), points));
        }
    }

    /** The points that were asked, with the values of the answer. */
    private static List<PointRange> read(List<PointRange> asked, List<Element.Group> results) {
        List<PointRange> points = new ArrayList<>(asked);
        for (int i = 0; i < results.size() && i < points.size(); i++) {
            List<Element> value = results.get(i).elements();
            points.set(i, points.get(i).with(Points.single(value)).with(DataQuality.of(value)));
        }
        return points;
    }

    /** Bad where the service failed, or every single result is bad. */
    private static Outcome outcome(List<Element> message) {
        if (isFault(message)) {
            return error(serviceResult(message));
        }
        List<String> codes = results(message);
        for (String code : codes) {
            if (!StatusCodes.isBad(StatusCodes.code(code))) {
                return Outcome.OK;
            }
        }
        return codes.isEmpty() ? Outcome.OK : error(StatusCodes.code(codes.getFirst()));
    }

    /** Whether the service failed as a whole. */
    static boolean isFault(List<Element> message) {
        return StatusCodes.isBad(serviceResult(message));
    }

    private static long serviceResult(List<Element> message) {
        return StatusCodes.code(Elements.text(Elements.group(message, "response_header"), "service_result"));
    }

    /** The status of each result, in whatever form the service has it. */
    static List<String> results(List<Element> message) {
        List<String> codes = new ArrayList<>();
        ValueList plain = Elements.values(message, "results");
        for (int i = 0; i < plain.size(); i++) {
            codes.add(plain.text(i));
        }
        for (Element.Group one : Elements.groups(message, "results")) {
            String status = Elements.text(one.elements(), "status_code");
            codes.add(status.isEmpty() ? Elements.text(one.elements(), "status") : status);
        }
        return codes;
    }

    private static Outcome error(long code) {
        return Outcome.error(StatusCodes.number(code), StatusCodes.name(code));
    }
}
