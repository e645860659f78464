package io.otus.dissect.mqtt;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.layer.banner.BannerClaims;
import java.util.Set;

/** Topics of Sparkplug B, Sparkplug 3.0.0 §4.1: {@code spBv1.0/GROUP/MESSAGE/EDGE_NODE[/DEVICE]}. Stateless. */
final class Sparkplug {
    private static final String NAMESPACE = "spBv1.0";
    private static final int EDGE_NODE = 3;
    private static final int DEVICE = 4;
    /** What an edge node publishes of itself and of its devices; commands are a host's. */
    private static final Set<String> OWN = Set.of("NBIRTH", "NDATA", "NDEATH", "DBIRTH", "DDATA", "DDEATH");

    private Sparkplug() {}

    /** Tells the names that an edge node publishes under. */
    static void tell(String topic, Context context, BannerClaims claims, Output out) {
        if (!topic.startsWith(NAMESPACE)) {
            return;
        }
        String[] levels = topic.split("/", -1);
        if (levels.length <= EDGE_NODE || !levels[0].equals(NAMESPACE) || !OWN.contains(levels[2])) {
            return;
        }
        claims.tell(out, context.source(), Attribute.NAME, levels[EDGE_NODE], "sparkplug_edge_node");
        if (levels.length > DEVICE && levels[2].equals("DBIRTH")) {
            out.claim(
                    context.source(),
                    levels[DEVICE],
                    Attribute.NAME,
                    levels[DEVICE],
                    "mqtt sparkplug_device",
                    Trust.SESSION);
        }
    }
}
