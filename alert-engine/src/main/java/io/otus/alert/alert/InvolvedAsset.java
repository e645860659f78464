package io.otus.alert.alert;

import io.otus.alert.baseline.Token;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An asset that has part in an alert, as it was known when it took part.
 *
 * @param id its id in the inventory
 * @param name its name
 * @param alias what the baseline text calls it, and so do facts; null where that is its name
 * @param ip its IP address
 * @param mac its MAC address
 * @param site the site that it is in; null where sites are not configured
 * @param type what it is
 * @param role its part: {@code source}, {@code target} or {@code witness}
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
    /** Part of who did it. */
    public static final String SOURCE = "source";
    /** Part of whom it was done to. */
    public static final String TARGET = "target";
    /** Part of who is concerned and did nothing. */
    public static final String WITNESS = "witness";

    /** One that facts call by its name. */
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

    /** What facts call it. */
    public String called() {
        return Token.escape(alias == null ? name : alias);
    }

    /**
     * Puts what facts may call it: its name as it was, and its addresses, where no other one is called so.
     *
     * @param otherwise what it is called instead
     */
    public void callIn(Map<String, String> names, String otherwise) {
        names.put(called(), otherwise);
        Stream.of(ip, mac).filter(Objects::nonNull).forEach(address -> names.putIfAbsent(address, otherwise));
    }
}
