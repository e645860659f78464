package io.otus.alert.indicator;

import io.otus.core.net.IpAddress;
import io.otus.core.net.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All indicators of a site. If two lists name one value, the first one is reported. Immutable. */
public final class Indicators {
    /** No indicators. */
    public static final Indicators NONE = new Indicators(List.of());
    /** Most indicators; each takes some 300 bytes. */
    public static final int MAX_INDICATORS = 500_000;

    private record Key(Indicator.Type type, String value) {}

    private final List<Indicator> all;
    private final Map<Key, Indicator> byValue = new HashMap<>();
    private final Map<IpAddress, Indicator> byAddress = new HashMap<>();
    private final Map<Network, Indicator> byNetwork = new HashMap<>();
    private final int[] prefixes;
    private final boolean anyDomain;

    /** Creates a set of indicators. */
    public Indicators(List<Indicator> indicators) {
        all = List.copyOf(indicators);
        boolean domain = false;
        for (Indicator each : all) {
            domain |= each.type() == Indicator.Type.DOMAIN;
            if (each.type() != Indicator.Type.ADDRESS) {
                byValue.putIfAbsent(new Key(each.type(), each.value()), each);
            } else if (each.value().indexOf('/') < 0) {
                byAddress.putIfAbsent(IpAddress.parse(each.value()), each);
            } else {
                byNetwork.putIfAbsent(Network.parse(each.value()), each);
            }
        }
        anyDomain = domain;
        prefixes = byNetwork.keySet().stream()
                .mapToInt(Network::prefix)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns all indicators, in the order of their lists. */
    public List<Indicator> all() {
        return all;
    }

    /** Returns the valid indicator that equals or contains an address; null if there is none. */
    public @Nullable Indicator address(@Nullable IpAddress ip, long time) {
        if (ip == null) {
            return null;
        }
        Indicator exact = valid(byAddress.get(ip), time);
        for (int i = prefixes.length - 1; i >= 0 && exact == null; i--) {
            if (prefixes[i] <= (ip.v6() ? 128 : 32)) {
                exact = valid(byNetwork.get(Network.of(ip, prefixes[i])), time);
            }
        }
        return exact;
    }

    /** Returns the valid indicator that equals or contains a name; null if there is none. */
    public @Nullable Indicator domain(String name, long time) {
        if (!anyDomain) {
            return null;
        }
        String rest = name.toLowerCase(Locale.ROOT);
        rest = rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
        while (rest.indexOf('.') > 0) {
            Indicator found = valid(byValue.get(new Key(Indicator.Type.DOMAIN, rest)), time);
            if (found != null) {
                return found;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return null;
    }

    /** Returns the valid indicator of a hash or fingerprint; null if there is none. */
    public @Nullable Indicator exact(Indicator.Type type, String value, long time) {
        return valid(byValue.get(new Key(type, value.toLowerCase(Locale.ROOT))), time);
    }

    private static @Nullable Indicator valid(@Nullable Indicator indicator, long time) {
        return indicator == null || time >= indicator.validUntil() ? null : indicator;
    }
}
