package io.otus.alert.baseline;

import io.otus.core.net.Sites;

/**
 * One {@code asset} line of the baseline text.
 *
 * @param alias the name that facts use for it
 * @param address by what it is recognised
 * @param notes what a person wrote beside it
 */
public record AssetLine(String alias, AssetAddress address, Notes notes) {
    /** The line without remark. */
    public String text() {
        StringBuilder text = new StringBuilder("asset ").append(Token.escape(alias));
        if (!address.macs().isEmpty()) {
            text.append(" mac=").append(String.join(",", address.macs()));
        }
        if (!address.ips().isEmpty()) {
            text.append(" ip=").append(String.join(",", address.ips()));
        }
        if (address.vlan() != 0) {
            text.append(" vlan=").append(address.vlan());
        }
        if (Sites.number(address.network()) != 0) {
            text.append(" site=").append(Sites.number(address.network()));
        }
        return text.toString();
    }
}
