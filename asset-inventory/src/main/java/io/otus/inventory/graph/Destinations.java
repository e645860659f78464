package io.otus.inventory.graph;

import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Devices that were asked and never heard. A scan asks for many, so the oldest is forgotten where there are too many.
 * Confined to the analysis thread.
 */
final class Destinations {
    private final AddressBook book;
    private final AssetRegistry registry;
    private final Joiner joiner;
    private final Statements statements;
    private final GraphListener listener;

    Destinations(
            AddressBook book, AssetRegistry registry, Joiner joiner, Statements statements, GraphListener listener) {
        this.book = book;
        this.registry = registry;
        this.joiner = joiner;
        this.statements = statements;
        this.listener = listener;
    }

    /** The asset at a destination, made known where it is not yet; null where that stands for no single device. */
    @Nullable
    Asset ask(Endpoint endpoint, long time) {
        Asset known = book.find(endpoint);
        MacAddress mac = AddressBook.macOf(endpoint);
        if (known != null || (mac != null && mac.isGroup())) {
            return known;
        }
        int segment = endpoint.segment();
        IpAddress ip = AddressBook.ipOf(endpoint);
        if (ip != null && AddressBook.namesOneHost(ip)) {
            String anchor = mac != null && book.mac(segment, mac) == null ? mac.toString() : ip.toString();
            Asset asset = create(segment, anchor, time);
            asset.addresses().born = book.add(segment, ip, asset);
            return asset;
        }
        if (ip == null && mac != null) {
            Asset asset = create(segment, mac.toString(), time);
            joiner.attach(book.macOrNew(segment, mac), asset);
            return asset;
        }
        return null;
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
