package io.otus.inventory.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.otus.core.event.Attribute;
import io.otus.core.net.Sites;
import io.otus.inventory.FloodReport;
import io.otus.inventory.Inventory;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.InterfaceCoverage;
import io.otus.inventory.conversation.Tally;
import io.otus.inventory.graph.Asset;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the inventory does not know, and why: of devices, of conversations, of VLANs. Immutable. */
public final class Unknowns {
    /** The share of connections with one side beyond which the mirror is to blame and not the network. */
    private static final double ONE_SIDED = 0.2;

    /** Fewest connections for which a share is shown. */
    private static final long FEW = 10;

    private final int devices;
    private final List<Gap> gaps;
    private final List<Conversation> notUnderstood;
    private final List<Conversation> damaged;
    private final int conversations;
    private final List<Coverage.Segment> segments;
    private final List<InterfaceCoverage.Heard> interfaces;
    private final List<Likely> likely;
    private final List<FloodReport> floods;
    private final Forgotten forgotten;

    /**
     * Devices that seem to be one, such as a server with two network cards; a person decides.
     *
     * @param attribute what all of them tell alike: their serial number, or the number that they have in their protocol
     * @param value that
     * @param devices what to call them, sorted
     */
    public record Likely(Attribute attribute, String value, List<String> devices) {}

    /**
     * An attribute that devices lack, and the message that would state it.
     *
     * @param attribute what is not known
     * @param wouldTell the message that would tell it
     * @param devices how many devices lack it for this reason
     */
    public record Gap(String attribute, String wouldTell, int devices) {}

    /**
     * Counts of statements about devices that were not kept.
     *
     * @param devices of how many devices
     * @param statements how often one was refused or given up, the same one each time that it is made
     */
    public record Forgotten(int devices, long statements) {
        /** One sentence for a person; empty where everything is kept. */
        public String text() {
            return statements == 0
                    ? ""
                    : "statements about " + devices + (devices == 1 ? " device" : " devices")
                            + " were refused or given up " + statements + (statements == 1 ? " time" : " times")
                            + ": too many are made";
        }
    }

    private Unknowns(
            int devices,
            List<Gap> gaps,
            List<Conversation> notUnderstood,
            List<Conversation> damaged,
            int conversations,
            List<Coverage.Segment> segments,
            List<InterfaceCoverage.Heard> interfaces,
            List<Likely> likely,
            List<FloodReport> floods,
            Forgotten forgotten) {
        this.devices = devices;
        this.gaps = gaps;
        this.notUnderstood = notUnderstood;
        this.damaged = damaged;
        this.conversations = conversations;
        this.segments = segments;
        this.interfaces = interfaces;
        this.likely = likely;
        this.floods = floods;
        this.forgotten = forgotten;
    }

    /** Draws up what an inventory does not know. */
    public static Unknowns of(Inventory inventory) {
        List<Asset> assets = inventory.assets();
        MissingFacts missing = MissingFacts.shipped();
        Map<MissingFacts.Missing, Integer> counts = new TreeMap<>(
                Comparator.comparing(MissingFacts.Missing::attribute).thenComparing(MissingFacts.Missing::wouldTell));
        for (Asset asset : assets) {
            missing.of(asset).forEach(each -> counts.merge(each, 1, Integer::sum));
        }
        List<Gap> gaps = new ArrayList<>();
        counts.forEach((each, count) -> gaps.add(new Gap(each.attribute(), each.wouldTell(), count)));
        gaps.sort(Comparator.comparingInt(Gap::devices).reversed());
        List<Conversation> strange = new ArrayList<>();
        List<Conversation> damaged = new ArrayList<>();
        for (Conversation each : inventory.conversations().all()) {
            if (!each.isUnderstood()) {
                strange.add(each);
            }
            if (each.losses() > 0) {
                damaged.add(each);
            }
        }
        strange.sort(Comparator.comparingLong(Conversation::bytes).reversed().thenComparing(Conversation::key));
        damaged.sort(Comparator.comparingLong(Conversation::losses).reversed().thenComparing(Conversation::key));
        return new Unknowns(
                assets.size(),
                gaps,
                strange,
                damaged,
                inventory.conversations().all().size(),
                inventory.coverage().segments(),
                inventory.coverage().interfaces().all(),
                LikelyOne.of(assets),
                inventory.floods(),
                forgotten(assets));
    }

    private static Forgotten forgotten(List<Asset> assets) {
        int devices = 0;
        long statements = 0;
        for (Asset asset : assets) {
            long refused = asset.identity().refusedClaims();
            devices += refused > 0 ? 1 : 0;
            statements += refused;
        }
        return new Forgotten(devices, statements);
    }

    /** The statements about devices that were not kept. */
    public Forgotten forgotten() {
        return forgotten;
    }

    /** Devices that seem to be one. */
    public List<Likely> likelyOne() {
        return likely;
    }

    /** Addresses that were too many to be devices. */
    public List<FloodReport> floods() {
        return floods;
    }

    /** Devices that are known. */
    public int devices() {
        return devices;
    }

    /** The attributes that devices lack, those that most devices lack first. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** All conversations. */
    public int conversations() {
        return conversations;
    }

    /** Conversations in no protocol that content confirmed, the largest first. */
    public List<Conversation> notUnderstood() {
        return notUnderstood;
    }

    /** Conversations of which bytes were missing, those with most losses first. */
    public List<Conversation> damaged() {
        return damaged;
    }

    /** VLANs, by number. */
    public List<Coverage.Segment> segments() {
        return segments;
    }

    /** Interfaces that the capture names, by name. */
    public List<InterfaceCoverage.Heard> interfaces() {
        return interfaces;
    }

    /** What the mirror cannot show, in sentences. */
    public List<String> blindSpots() {
        List<String> spots = new ArrayList<>();
        for (Coverage.Segment each : segments) {
            blindSpots(
                    each,
                    name(each),
                    "what devices say to each other is not mirrored",
                    "; the mirror copies one direction, or the other takes another way",
                    "the mirror port loses frames",
                    spots);
        }
        if (segments.size() == 1 && segments.getFirst().number() == 0) {
            spots.add("no frame has a VLAN tag: there is one VLAN, or the mirror takes tags away");
        }
        if (interfaces.size() > 1) { // of a single one the VLANs say the same
            for (InterfaceCoverage.Heard each : interfaces) {
                blindSpots(
                        each,
                        each.name().startsWith("interface ") ? each.name() : "interface " + each.name(),
                        "what it is connected to mirrors nothing",
                        ", and no other interface has the other",
                        "what it is connected to loses frames",
                        spots);
            }
        }
        return spots;
    }

    private static void blindSpots(
            Tally heard, String name, String onGroups, String onSides, String onLosses, List<String> spots) {
        if (heard.bytes() == heard.toGroups()) {
            spots.add(name + ": broadcast and multicast only; " + onGroups);
        } else if (heard.connections() >= FEW && heard.oneSided() > ONE_SIDED * heard.connections()) {
            spots.add(name + ": " + heard.oneSided() + " of " + heard.connections() + " connections show one side"
                    + onSides);
        }
        if (heard.connections() >= FEW && heard.damaged() > ONE_SIDED * heard.connections()) {
            spots.add(name + ": of " + heard.damaged() + " of " + heard.connections()
                    + " connections bytes are missing; " + onLosses);
        }
    }

    /** Name of a VLAN: its number, the outer one first. */
    public static String name(Coverage.Segment segment) {
        return name(segment.number());
    }

    /** Name of the VLAN of a segment. */
    public static String name(int segment) {
        int site = Sites.number(segment);
        String tags = Sites.tags(segment) == 0 ? "untagged" : Sites.vlanName(segment);
        return site == 0 ? tags : tags + " of site " + site;
    }

    /** Everything as one JSON object, as UTF-8 and with the end of a line; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField("devices", devices);
            json.writeArrayFieldStart("missing");
            for (Gap each : gaps) {
                json.writeStartObject();
                json.writeStringField("attribute", each.attribute());
                json.writeStringField("would_tell", each.wouldTell());
                json.writeNumberField("devices", each.devices());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("likely_one");
            for (Likely each : likely) {
                json.writeStartObject();
                json.writeStringField(each.attribute().key(), each.value());
                json.writeArrayFieldStart("devices");
                for (String device : each.devices()) {
                    json.writeString(device);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            FloodReport.write(floods, json);
            json.writeNumberField("claims_not_kept", forgotten.statements());
            json.writeNumberField("conversations", conversations);
            conversations("not_understood", notUnderstood, json);
            conversations("damaged", damaged, json);
            json.writeArrayFieldStart("vlans");
            for (Coverage.Segment each : segments) {
                json.writeStartObject();
                json.writeNumberField("segment", each.number());
                json.writeNumberField("bytes", each.bytes());
                json.writeNumberField("understood_bytes", each.understood());
                json.writeNumberField("bytes_to_groups", each.toGroups());
                json.writeNumberField("connections", each.connections());
                json.writeNumberField("one_sided", each.oneSided());
                json.writeNumberField("damaged", each.damaged());
                json.writeEndObject();
            }
            json.writeEndArray();
            interfaces(json);
            json.writeArrayFieldStart("blind_spots");
            for (String each : blindSpots()) {
                json.writeString(each);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void interfaces(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("interfaces");
        for (InterfaceCoverage.Heard each : interfaces) {
            json.writeStartObject();
            json.writeStringField("name", each.name());
            json.writeArrayFieldStart("segments");
            for (int segment : each.segments()) {
                json.writeNumber(segment);
            }
            json.writeEndArray();
            json.writeNumberField("bytes", each.bytes());
            json.writeNumberField("understood_bytes", each.understood());
            json.writeNumberField("bytes_to_groups", each.toGroups());
            json.writeNumberField("connections", each.connections());
            json.writeNumberField("one_sided", each.oneSided());
            json.writeNumberField("elsewhere", each.elsewhere());
            json.writeNumberField("damaged", each.damaged());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void conversations(String name, List<Conversation> all, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Conversation each : all) {
            json.writeStartObject();
            json.writeStringField("client", each.key().client());
            json.writeStringField("server", each.key().server());
            json.writeStringField("protocol", each.key().protocol());
            json.writeStringField("unit", each.key().unit());
            json.writeNumberField("bytes", each.bytes());
            json.writeNumberField("losses", each.losses());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
