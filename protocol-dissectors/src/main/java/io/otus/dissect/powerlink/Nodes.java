package io.otus.dissect.powerlink;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Output;
import io.otus.core.time.Nanos;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What was reported of the nodes of a flow: a node states its condition in each cycle, which is reported when it
 * changes. Confined.
 */
final class Nodes {
    private static final int NODES = 256;
    private static final int NEVER = -1;

    private final int[] states = new int[NODES];
    /** What was asked or polled, by kind and node, so that their number bounds it. */
    private final Map<Integer, Told> told = new HashMap<>();

    /** What, and when. */
    private record Told(long what, long time) {}

    Nodes() {
        Arrays.fill(states, NEVER);
    }

    /** Whether this differs from what was last reported of that node, or a minute has passed. */
    boolean isNews(int kind, int node, long what, long time) {
        int key = (kind & 0xFF) << 8 | node;
        Told before = told.get(key);
        if (before != null && before.what == what && time - before.time < Nanos.MINUTE) {
            return false;
        }
        told.put(key, new Told(what, time));
        return true;
    }

    /** A node says in which state it is. */
    void state(int node, int state, Endpoint about, Output out) {
        if (!NmtState.isKnown(state)) {
            out.unknown("nmt_status", state);
        }
        if (node == 0 || states[node] == state) {
            return;
        }
        if (states[node] == NEVER) {
            claim(about, Attribute.INSTANCE, "POWERLINK node " + node, "node", out);
        }
        states[node] = state;
        claim(about, Attribute.RUN_STATE, NmtState.name(state), "nmt_status", out);
    }

    static void identity(int subindex, long value, Endpoint about, Output out) {
        switch (subindex) {
            case 1 -> claim(about, Attribute.VENDOR, "POWERLINK vendor " + hex(value), "identity", out);
            case 2 -> claim(about, Attribute.ORDER_NUMBER, "product code " + hex(value), "identity", out);
            case 3 -> claim(about, Attribute.HARDWARE, "revision " + hex(value), "identity", out);
            case 4 -> {
                if (value != 0) {
                    claim(about, Attribute.SERIAL, Long.toString(value), "identity", out);
                }
            }
            default -> {
                // How many there are.
            }
        }
    }

    private static String hex(long value) {
        return "0x" + HexFormat.of().toHexDigits((int) value);
    }

    static void claim(Endpoint about, Attribute attribute, String value, String source, Output out) {
        if (!value.isBlank()) {
            out.claim(about, "", attribute, value, "powerlink " + source, Trust.DEVICE);
        }
    }
}
