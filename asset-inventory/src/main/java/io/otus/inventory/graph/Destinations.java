package io.otus.inventory.graph;

import java.util.List;

/**
 * Devices that were asked and never heard. A scan asks for many, so the oldest is forgotten where there are too many.
 * Confined to the analysis thread.
 */
final class Destinations {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Statements statements;
    private final GraphListener listener;

    Destinations(AddressBook book, AssetRegistry registry, Statements statements, GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.statements = statements;
        this.listener = listener;
    }

    /** A further one, known by this address. */
    Asset create(int segment, String anchor, long time) {
        Asset asset = registry.createAsked(segment, anchor, time);
        Asset oldest = registry.surplusAsked();
        if (oldest != null) {
            registry.forgetAsked(oldest);
            statements.forgotten(oldest);
            List.copyOf(oldest.addresses().ips).forEach(book::remove);
            oldest.addresses().macs.forEach(book::remove);
            registry.version().grow();
            listener.dismissed(oldest);
        }
        return asset;
    }
}
