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
 * What is judged by rules: a finding that was just made, or an alert of earlier.
 *
 * @param kind what it says
 * @param protocol id of the protocol; empty where there is none
 * @param source who did it
 * @param target to whom
 * @param time event time, nanoseconds since 1970
 * @param fact the broken fact in words; asked for only where a rule names one
 */
public record Case(Kind kind, String protocol, Device source, Device target, long time, Supplier<String> fact) {
    /** What was just found. */
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
     * An alert of earlier.
     *
     * @param fact the broken fact in words
     * @param sites number the sites that an alert has by name
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

    /** Whether two names in facts are of one of the devices that have part in it. */
    boolean isSameDevice(String one, String other) {
        return isBoth(source, one, other) || isBoth(target, one, other);
    }

    private static boolean isBoth(Device device, String one, String other) {
        return device.isCalled(one) && device.isCalled(other);
    }

    /** A fact of it that names its devices by what they are called in times to come, too. */
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
