package io.otus.dissect.mqtt;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;
import java.util.Map;
import java.util.Set;

/** Topics of Sparkplug B, Sparkplug 3.0.0 §4.1: {@code spBv1.0/GROUP/MESSAGE/EDGE_NODE[/DEVICE]}. Stateless. */
final class Sparkplug {
    private static final String NAMESPACE = "spBv1.0";
    private static final int EDGE_NODE = 3;
    private static final int DEVICE = 4;
    private static final String DEVICE_SOURCE = "mqtt sparkplug_device";
    /** What an edge node publishes of itself and of its devices; commands are a host's. */
    private static final Set<String> OWN = Set.of("NBIRTH", "NDATA", "NDEATH", "DBIRTH", "DDATA", "DDEATH");

    private Sparkplug() {}

    /**
     * Reports the names under which an edge node publishes, and what it says of its equipment. The latter counts only
     * if the will of the connection is the death certificate of that node, which §5.4 asks of each: a broker that
     * passes on what others publish has none.
     *
     * @param will topic of the will of the connection; empty if there is none, or its start was not seen
     */
    static void tell(String topic, String will, ByteView payload, Context context, BannerClaims claims, Output out) {
        if (!topic.startsWith(NAMESPACE)) {
            return;
        }
        String[] levels = topic.split("/", -1);
        if (levels.length <= EDGE_NODE || !levels[0].equals(NAMESPACE) || !OWN.contains(levels[2])) {
            return;
        }
        claims.tell(out, context.source(), Attribute.NAME, levels[EDGE_NODE], "sparkplug_edge_node");
        boolean isItself = will.equals(String.join("/", NAMESPACE, levels[1], "NDEATH", levels[EDGE_NODE]));
        if (isItself && levels[2].equals("NBIRTH")) {
            born("", "mqtt sparkplug_edge_node", payload, context, out);
        } else if (levels.length > DEVICE && levels[2].equals("DBIRTH")) {
            claim(levels[DEVICE], Attribute.NAME, levels[DEVICE], DEVICE_SOURCE, context, out);
            if (isItself) {
                born(levels[DEVICE], DEVICE_SOURCE, payload, context, out);
            }
        }
    }

    private static void born(String unit, String source, ByteView payload, Context context, Output out) {
        Map<String, String> told = BirthProperties.of(payload);
        claim(unit, Attribute.VENDOR, told.getOrDefault(BirthProperties.MAKER, ""), source, context, out);
        claim(unit, Attribute.MODEL, told.getOrDefault(BirthProperties.MODEL, ""), source, context, out);
        String system = told.getOrDefault(BirthProperties.SYSTEM, "");
        String version = told.getOrDefault(BirthProperties.SYSTEM_VERSION, "");
        claim(unit, Attribute.OS, system.isEmpty() ? "" : (system + ' ' + version).strip(), source, context, out);
    }

    private static void claim(
            String unit, Attribute attribute, String value, String source, Context context, Output out) {
        if (!value.isBlank()) {
            out.claim(context.source(), unit, attribute, value, source, Trust.SESSION);
        }
    }
}
