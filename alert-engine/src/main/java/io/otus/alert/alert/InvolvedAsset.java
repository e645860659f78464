package io.otus.alert.alert;

import io.otus.alert.baseline.Token;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An asset that takes part in an alert, as it was known at that time.
 *
 * @param id its id in the inventory
 * @param name its name
 * @param alias its name in the baseline text and in facts; null if that equals its name
 * @param ip its IP address
 * @param mac its MAC address
 * @param site the site that it is in; null if sites are not configured
 * @param type its device type
 * @param role its role: {@code source}, {@code target} or {@code witness}
 */
public record InvolvedAsset(
        String id,
        String name,
        @Nullable String alias,
        @Nullable String ip,
        @Nullable String mac,
        @Nullable String site,
        String type,
        String role) {
    /** Role of the asset that acted. */
    public static final String SOURCE = "source";
    /** Role of the asset that was acted upon. */
    public static final String TARGET = "target";
    /** Role of an asset that is concerned but did nothing. */
    public static final String WITNESS = "witness";

    /** Creates an asset that facts call by its name. */
    public InvolvedAsset(
            String id,
            String name,
            @Nullable String ip,
            @Nullable String mac,
            @Nullable String site,
            String type,
            String role) {
        this(id, name, null, ip, mac, site, type, role);
    }

    /** Returns the name that facts use. */
    public String called() {
        return Token.escape(alias == null ? name : alias);
    }

    /**
     * Adds the names that facts may use for the asset: its name at that time, and its addresses unless another asset
     * has them.
     *
     * @param otherwise the replacement for these names
     */
    public void callIn(Map<String, String> names, String otherwise) {
        names.put(called(), otherwise);
        Stream.of(ip, mac).filter(Objects::nonNull).forEach(address -> names.putIfAbsent(address, otherwise));
    }
}
