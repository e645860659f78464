package io.otus.alert.rule;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device identified by its addresses. Immutable.
 *
 * @param name its name in the text of facts; empty if it is in none
 * @param ips its IP addresses in text
 * @param macs its MAC addresses in text
 * @param vlan VLAN id; 0 if untagged or unknown
 * @param site number of its site, see {@link Sites}; 0 if none or unknown
 */
public record Device(String name, List<String> ips, List<String> macs, int vlan, int site) {
    /** No device, or no single device. */
    public static final Device NONE = new Device("", List.of(), List.of(), 0, 0);

    public Device {
        ips = List.copyOf(ips);
        macs = List.copyOf(macs);
    }

    /**
     * Returns a party to an act.
     *
     * @param asset the device, if it is a single one
     * @param endpoint its end of the conversation, if there is one
     */
    static Device of(@Nullable AssetModel asset, @Nullable Endpoint endpoint) {
        List<String> ips =
                new ArrayList<>(asset == null ? List.of() : asset.address().ips());
        List<String> macs = asset == null ? List.of() : asset.address().macs();
        int network = asset == null ? 0 : asset.address().network();
        if (endpoint != null && endpoint.ip() != null) {
            // A device with several addresses is shown under one of them, but may be asked under any.
            String asked = endpoint.ip().toString();
            if (!ips.contains(asked)) {
                ips.add(asked);
            }
            network = asset == null ? endpoint.network() : network;
        }
        return new Device(
                asset == null ? "" : AssetNames.plain(asset), ips, macs, Sites.vlan(network), Sites.number(network));
    }

    /** Returns whether facts may mean the device by this name: its own, or one of its addresses. */
    boolean isCalled(String some) {
        return some.equals(name) || ips.contains(some) || macs.contains(some);
    }

    /** Returns a name that lasts while names change: its address if it has one. */
    String lastingName() {
        return addresses().isEmpty() ? name : addresses().getFirst();
    }

    /** Returns the addresses that identify it best: IP addresses if it has any, else MAC addresses. */
    List<String> addresses() {
        return ips.isEmpty() ? macs : ips;
    }
}
