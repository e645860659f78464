package io.otus.inventory;

import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Sites;
import io.otus.inventory.graph.AddressFlood;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.IdentityGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A flood of made-up addresses, as it is shown.
 *
 * @param segment where: 0 untagged, else the VLAN; {@link AddressFlood#SEVERAL} for many of them
 * @param count addresses
 * @param from event time of the first one's frame, nanoseconds since 1970
 * @param to event time of the last one's frame
 * @param first the first one's frame
 * @param last the last one's frame
 */
public record FloodReport(int segment, long count, long from, long to, Evidence first, Evidence last) {
    static FloodReport of(AddressFlood flood) {
        return new FloodReport(flood.segment(), flood.count(), flood.from(), flood.to(), flood.first(), flood.last());
    }

    /** All floods of a graph, in the order in which they began, with their addresses that are not dismissed yet. */
    static List<FloodReport> of(IdentityGraph graph) {
        List<FloodReport> reports = new ArrayList<>();
        for (AddressFlood flood : graph.floods()) {
            FloodReport report = of(flood);
            for (Asset asset : graph.assets()) {
                boolean isOfIt = asset.segment() == flood.segment() && flood.spans(asset.firstTime());
                Evidence evidence = asset.firstEvidence();
                if (isOfIt && evidence != null && graph.isOfFlood(asset)) {
                    report = report.with(asset.firstTime(), evidence);
                }
            }
            reports.add(report);
        }
        return reports;
    }

    private FloodReport with(long heard, Evidence evidence) {
        boolean isLast = heard > to;
        return new FloodReport(segment, count + 1, from, isLast ? heard : to, first, isLast ? evidence : last);
    }

    /** One sentence for a person about a flood that is over, with the number of addresses. */
    public String text() {
        return count + " spoofed addresses seen " + where() + " between " + EventTime.text(from) + " and "
                + EventTime.text(to)
                + ": they took part in nothing and were not heard again, and are not listed as devices.";
    }

    /** Writes reports as the array {@code address_floods}. */
    public static void write(List<FloodReport> reports, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("address_floods");
        for (FloodReport each : reports) {
            json.writeStartObject();
            json.writeNumberField("segment", each.segment);
            json.writeNumberField("addresses", each.count);
            json.writeStringField("from", EventTime.text(each.from));
            json.writeStringField("to", EventTime.text(each.to));
            json.writeNumberField("first_frame", each.first.firstFrame());
            json.writeNumberField("last_frame", each.last.lastFrame());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** One sentence for a person about a flood that begins. */
    String warning() {
        return "More new addresses send " + where() + " than the inventory takes for devices, as when somebody"
                + " makes them up: those that are not heard again are counted and not listed.";
    }

    private String where() {
        if (segment == AddressFlood.SEVERAL) {
            return "on several VLANs";
        }
        int site = Sites.number(segment);
        String tags = Sites.tags(segment) == 0 ? "without a VLAN tag" : "on " + Sites.vlanName(segment);
        return site == 0 ? tags : tags + " in site " + site;
    }
}
