package io.otus.dissect.c1222;

import io.otus.core.spi.Bounded;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Who is logged on at which node of a flow: a concentrator talks to many meters on one. Confined. */
final class Users {
    private static final int MOST = 256;

    private final SequencedMap<String, String> byNode = new LinkedHashMap<>();

    void logon(String node, String user) {
        Bounded.putLast(byNode, node, user, MOST);
    }

    void logoff(String node) {
        byNode.remove(node);
    }

    /** The user at this node; empty where nobody was heard to log on. */
    String at(String node) {
        return byNode.getOrDefault(node, "");
    }

    void forget() {
        byNode.clear();
    }
}
