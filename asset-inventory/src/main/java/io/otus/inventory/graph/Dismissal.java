package io.otus.inventory.graph;

import java.util.List;

/** Takes an asset away with all that is known of it. Confined to the analysis thread. */
final class Dismissal {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Statements statements;
    private final GraphListener listener;

    Dismissal(AddressBook book, AssetRegistry registry, Statements statements, GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.statements = statements;
        this.listener = listener;
    }

    void dismiss(Asset asset) {
        for (Unit unit : asset.units()) {
            Asset own = unit.asset();
            if (own != null) {
                remove(own);
            }
        }
        remove(asset);
        registry.version().grow();
    }

    private void remove(Asset asset) {
        for (IpRecord ip : List.copyOf(asset.addresses().ips)) {
            if (ip.isForeign()) {
                registry.routed(-1);
            }
            MacRecord mac = ip.mac;
            if (mac != null) {
                mac.unbound.remove(ip);
                mac.bound -= ip.tie == IpRecord.Tie.BOUND ? 1 : 0;
                if (mac.isIdle()) {
                    book.remove(mac);
                }
            }
            book.forget(ip);
        }
        for (MacRecord mac : asset.addresses().macs) {
            mac.asset = null;
            boolean speaksForOthers = mac.router || mac.bound > 0 || !mac.unbound.isEmpty();
            if (!speaksForOthers) {
                book.remove(mac);
            }
        }
        statements.forgotten(asset);
        registry.forget(asset);
        listener.dismissed(asset);
    }
}
