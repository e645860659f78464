package io.otus.alert.maintenance;

import io.otus.alert.baseline.AssetAddress;
import io.otus.alert.baseline.AssetModel;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The devices that a window names. Immutable.
 *
 * @param names IP and MAC addresses in their usual text, names as the inventory has them, or {@value #ANY}
 */
public record Devices(List<String> names) {
    /** Stands for every device. */
    public static final String ANY = "any";

    private static final int MAC_LENGTH = "00:00:00:00:00:00".length();

    public Devices {
        names = List.copyOf(names);
    }

    /** Returns these devices together with others. */
    Devices with(Devices others) {
        return new Devices(
                Stream.concat(names.stream(), others.names.stream()).distinct().toList());
    }

    boolean isAny() {
        return names.contains(ANY);
    }

    /**
     * Returns whether a party to an act is one of these devices.
     *
     * @param asset the device, if it is a single one
     * @param endpoint its end of the conversation, if there is one
     */
    boolean cover(@Nullable AssetModel asset, @Nullable Endpoint endpoint) {
        if (isAny()) {
            return true;
        }
        if (asset != null) {
            AssetAddress address = asset.address();
            // A device named like the address of another one is not that other device.
            if ((isNamed(asset.name()) && address(asset.name()) == null)
                    || address.macs().stream().anyMatch(this::isNamed)
                    || address.ips().stream().anyMatch(this::isNamed)) {
                return true;
            }
        }
        // A device with several addresses is shown under one of them, but may be asked under any.
        return endpoint != null
                && endpoint.ip() != null
                && isNamed(endpoint.ip().toString());
    }

    /** Returns whether all names are those of one device: each is its name or one of its addresses. */
    boolean areAll(@Nullable AssetModel asset) {
        if (asset == null) {
            return false;
        }
        AssetAddress address = asset.address();
        return names.stream()
                .allMatch(each -> (each.equals(asset.name()) && address(each) == null)
                        || address.macs().contains(each)
                        || address.ips().contains(each));
    }

    /** Returns an IP or MAC address in its usual text; null if the text is neither. */
    static @Nullable String address(String text) {
        boolean isMac = text.indexOf(':') == 2 && text.length() == MAC_LENGTH;
        Object address = isMac ? MacAddress.ofText(text) : IpAddress.ofText(text);
        return address == null ? null : address.toString();
    }

    boolean isNamed(@Nullable String address) {
        return address != null && names.contains(address);
    }
}
