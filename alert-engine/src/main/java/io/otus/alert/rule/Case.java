package io.otus.alert.rule;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.alert.NetworkPath;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.core.event.Operation;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What rules are applied to: a new finding, or an earlier alert.
 *
 * @param kind its kind
 * @param protocol id of the protocol; empty if there is none
 * @param source who acted
 * @param target who was acted upon
 * @param time event time, nanoseconds since 1970
 * @param fact the broken fact in words; requested only if a rule names one
 */
public record Case(Kind kind, String protocol, Device source, Device target, long time, Supplier<String> fact) {
    /** Returns the case of a new finding. */
    static Case of(Finding finding, Sighting sighting, Supplier<String> fact) {
        Operation operation = sighting.operation();
        return new Case(
                finding.kind(),
                operation == null ? "" : operation.protocol(),
                Device.of(sighting.source(), operation == null ? null : operation.client()),
                Device.of(sighting.target(), operation == null ? null : operation.server()),
                sighting.time(),
                fact);
    }

    /**
     * Returns the case of an earlier alert.
     *
     * @param fact the broken fact in words
     * @param sites finds the numbers of the sites that an alert names
     */
    public static Case of(AlertState alert, String fact, Sites sites) {
        return new Case(
                alert.origin().kind(),
                Objects.requireNonNullElse(alert.origin().protocol(), ""),
                side(alert, InvolvedAsset.SOURCE, sites),
                side(alert, InvolvedAsset.TARGET, sites),
                alert.origin().firstSeen(),
                () -> fact);
    }

    private static Device side(AlertState alert, String role, Sites sites) {
        int site = 0;
        NetworkPath network = alert.origin().network();
        String name = "";
        List<String> ips = new ArrayList<>();
        List<String> macs = new ArrayList<>();
        for (InvolvedAsset asset : alert.assets()) {
            if (asset.role().equals(role)) {
                name = name.isEmpty() ? asset.called() : name;
                add(asset.ip(), ips);
                add(asset.mac(), macs);
                site = asset.site() == null ? site : sites.numberOf(asset.site());
            }
        }
        return new Device(name, ips, macs, network == null ? 0 : network.vlan(), site);
    }

    /** Returns whether two names in facts mean the same device of this case. */
    boolean isSameDevice(String one, String other) {
        return isBoth(source, one, other) || isBoth(target, one, other);
    }

    private static boolean isBoth(Device device, String one, String other) {
        return device.isCalled(one) && device.isCalled(other);
    }

    /** Returns a fact with the lasting names of this case's devices, for comparison in the future. */
    String lasting(String text) {
        return FactText.renamed(text, this::lastingName);
    }

    private String lastingName(String name) {
        if (source.isCalled(name)) {
            return source.lastingName();
        }
        return target.isCalled(name) ? target.lastingName() : name;
    }

    private static void add(@Nullable String address, List<String> out) {
        if (address != null) {
            out.add(address);
        }
    }
}
