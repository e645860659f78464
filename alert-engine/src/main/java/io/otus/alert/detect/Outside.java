package io.otus.alert.detect;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Role;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Action;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells what belongs to the plant, and what is known to take part in the control of a process. */
public final class Outside {
    private Outside() {}

    /** Returns whether an address is one of the internet. */
    public static boolean isInternet(@Nullable IpAddress ip) {
        return ip != null && ip.isOfOneDevice() && !ip.isPrivate() && !ip.isLinkLocal();
    }

    /**
     * Returns whether an asset is known only by an address of the internet, without a link-layer address of its own.
     */
    public static boolean isInternet(AssetModel asset) {
        String text = asset.address().ip();
        return text != null && asset.address().mac() == null && isInternet(IpAddress.parse(text));
    }

    /**
     * Returns whether the device at an endpoint is a host of the internet: its address is one of the internet, and no
     * device of this network is known to use that address.
     */
    public static boolean isInternet(DetectorContext site, Endpoint endpoint) {
        if (!isInternet(endpoint.ip())) {
            return false;
        }
        AssetRef asset = site.known(endpoint);
        return asset == null || asset.mac() == null;
    }

    /**
     * Returns whether an asset takes part in the control of a process: it is a controller, or is known to ask or answer
     * in an industrial protocol.
     */
    public static boolean isOfProcess(DetectorContext site, @Nullable AssetModel asset) {
        if (asset == null) {
            return false;
        }
        AssetRef known = site.known(asset);
        if (known != null && DetectorContext.isController(known)) {
            return true;
        }
        Baseline baseline = site.baseline();
        return isIndustrial(site, baseline.asking(asset)) || isIndustrial(site, baseline.asked(asset));
    }

    private static boolean isIndustrial(DetectorContext site, List<Conversation> conversations) {
        for (Conversation each : conversations) {
            if (isKnown(each.link()) && site.isIndustrial(each.protocol())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether an asset is a controller, or is known to be asked in an industrial protocol, even if none of its
     * answers is heard.
     */
    public static boolean isController(DetectorContext site, @Nullable AssetRef asset) {
        if (asset == null || DetectorContext.isController(asset)) {
            return asset != null;
        }
        AssetModel model = site.model(asset);
        return model != null && isIndustrial(site, site.baseline().asked(model));
    }

    /**
     * Returns whether a session between two devices is no news of its own, because they are known to talk in an
     * industrial protocol, perhaps over a connection that was there before the sensor. What is asked in the session is
     * judged by itself.
     */
    public static boolean isSessionOfKnown(DetectorContext site, Action action, Conversation conversation) {
        return action == Action.SESSION
                && isKnownToAsk(site, conversation.client(), conversation.server(), site::isIndustrial);
    }

    /**
     * Returns whether a session between two devices had to be there for what they are known to say: they are known to
     * talk in its protocol, or in one that it carries, over a connection that was there before the sensor.
     */
    public static boolean isSessionOfCarried(DetectorContext site, Action action, Conversation conversation) {
        String protocol = conversation.protocol();
        return action == Action.SESSION
                && isKnownToAsk(
                        site,
                        conversation.client(),
                        conversation.server(),
                        other -> other.equals(protocol) || site.ports().isCarriedIn(other, protocol));
    }

    /**
     * Returns whether a client is known to ask a server in some protocol that passes the test.
     *
     * @param ofSort tests the id of a protocol
     */
    public static boolean isKnownToAsk(
            DetectorContext site, AssetModel client, AssetModel server, Predicate<String> ofSort) {
        for (Conversation each : site.baseline().asking(client)) {
            if (each.server() == server && isKnown(each.link()) && ofSort.test(each.protocol())) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a fact exists and is known. */
    public static boolean isKnown(@Nullable Fact fact) {
        return fact != null && fact.isKnown();
    }

    /**
     * Returns whether an asset is known to ask in some industrial protocol, as a master, an operator station or an
     * engineering station does.
     */
    public static boolean isIndustrialClient(DetectorContext site, AssetModel asset) {
        return asset.roleProtocols(Role.CLIENT).stream()
                .anyMatch(protocol -> site.isIndustrial(protocol) && isKnown(asset.role(Role.CLIENT, protocol)));
    }

    /** Returns whether an asset is known to serve a protocol. */
    public static boolean isServer(@Nullable AssetModel asset, String protocol) {
        return asset != null && isKnown(asset.role(Role.SERVER, protocol));
    }
}
