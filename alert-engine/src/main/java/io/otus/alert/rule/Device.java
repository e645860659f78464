package io.otus.alert.rule;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has part in something, by its addresses. Immutable.
 *
 * @param name what it is called in the text of facts; empty where it is in none
 * @param ips its IP addresses in text
 * @param macs its MAC addresses in text
 * @param vlan VLAN id; 0 when untagged or not known
 * @param site number of the site that it is in, see {@link Sites}; 0 where in none, or not known
 */
public record Device(String name, List<String> ips, List<String> macs, int vlan, int site) {
    /** Nobody, or nobody in particular. */
    public static final Device NONE = new Device("", List.of(), List.of(), 0, 0);

    /** Copies the lists. */
    public Device {
        ips = List.copyOf(ips);
        macs = List.copyOf(macs);
    }

    /**
     * A side of an act.
     *
     * @param asset the device, where it is a single one
     * @param endpoint its end of the conversation, where there is one
     */
    static Device of(@Nullable AssetModel asset, @Nullable Endpoint endpoint) {
        List<String> ips =
                new ArrayList<>(asset == null ? List.of() : asset.address().ips());
        List<String> macs = asset == null ? List.of() : asset.address().macs();
        int network = asset == null ? 0 : asset.address().network();
        if (endpoint != null && endpoint.ip() != null) {
            // A device with several addresses is shown under one of them, and asked under any.
            String asked = endpoint.ip().toString();
            if (!ips.contains(asked)) {
                ips.add(asked);
            }
            network = asset == null ? endpoint.network() : network;
        }
        return new Device(
                asset == null ? "" : AssetNames.plain(asset), ips, macs, Sites.vlan(network), Sites.number(network));
    }

    /** Whether facts may mean it by this name: its own, or one of its addresses. */
    boolean isCalled(String some) {
        return some.equals(name) || ips.contains(some) || macs.contains(some);
    }

    /** What it is called where names come and go: its address where it has one. */
    String lastingName() {
        return addresses().isEmpty() ? name : addresses().getFirst();
    }

    /** Those by which it is known best: its own, where somebody might borrow the other ones. */
    List<String> addresses() {
        return ips.isEmpty() ? macs : ips;
    }
}
