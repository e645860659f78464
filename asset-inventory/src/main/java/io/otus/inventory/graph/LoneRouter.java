package io.otus.inventory.graph;

import io.otus.core.event.Attribute;
import io.otus.core.event.FrameOrigin;
import io.otus.core.net.Sites;
import io.otus.inventory.claim.Statement;
import io.otus.inventory.claim.Voice;
import java.util.stream.Stream;

/**
 * Handles a router of which nothing is known but that it forwards: it is a device all the same, known by its MAC
 * address alone. A frame from that MAC address with an initial time to live is not from behind the router: its address
 * is taken for the router's own. Confined to the analysis thread.
 */
final class LoneRouter {
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final Statements statements;
    private final GraphListener listener;

    LoneRouter(AssetRegistry registry, Joiner joiner, Statements statements, GraphListener listener) {
        this.registry = registry;
        this.joiner = joiner;
        this.statements = statements;
        this.listener = listener;
    }

    /** A host is heard that sends from a MAC address which is not, or not known to be, its own. */
    void forwards(IpRecord host, FrameOrigin origin, long time) {
        MacRecord mac = host.mac;
        if (mac == null || mac.key.mac().isSharedByRouters()) {
            return;
        }
        if (mac.asset == null && mac.router) {
            list(mac, host.key.segment(), origin, time);
        }
        Asset router = mac.asset;
        if (router != null && isAlone(mac, router)) {
            statements.state(
                    router, Statement.ofFrame(Attribute.MAC, mac.text, Voice.OWN_LINK, origin.evidence(), time));
            statements.nameMaker(mac, origin.evidence(), time);
            router.seen(time);
        }
    }

    /** A flow goes on from a MAC address. */
    static void goesOn(MacRecord mac, long time) {
        Asset router = mac.asset;
        if (router != null && isAlone(mac, router)) {
            router.seen(time);
        }
    }

    private static boolean isAlone(MacRecord mac, Asset device) {
        return mac.router && device.addresses().ips.isEmpty();
    }

    private void list(MacRecord mac, int segment, FrameOrigin origin, long time) {
        Asset router = registry.create(segment, mac.text, "", null, time);
        if (router == null) {
            registry.tooMany(listener, time);
            return;
        }
        if (mac.forwarded.size() < RouterRule.ADDRESSES) { // the host that showed it was not heard before
            mac.forwarded = Stream.concat(mac.forwarded.stream(), Stream.of(origin.evidence()))
                    .toList();
        }
        joiner.attach(mac, router);
        router.vlanPresence().once(Sites.vlan(segment));
        router.appear(origin.evidence(), time);
        listener.appeared(router, origin, time);
    }
}
