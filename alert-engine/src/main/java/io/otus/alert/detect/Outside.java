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

/** What is of the plant and what is not. */
public final class Outside {
    private Outside() {}

    /** Whether an address is of the internet. */
    public static boolean isInternet(@Nullable IpAddress ip) {
        return ip != null && ip.isOfOneDevice() && !ip.isPrivate() && !ip.isLinkLocal();
    }

    /** Whether an asset is only known by an address of the internet: no link header is its own. */
    public static boolean isInternet(AssetModel asset) {
        String text = asset.address().ip();
        return text != null && asset.address().mac() == null && isInternet(IpAddress.parse(text));
    }

    /**
     * Whether a host of the internet is at an endpoint: an address of it, and no device of this network that uses such
     * an address.
     */
    public static boolean isInternet(Site site, Endpoint endpoint) {
        if (!isInternet(endpoint.ip())) {
            return false;
        }
        AssetRef asset = site.known(endpoint);
        return asset == null || asset.mac() == null;
    }

    /**
     * Whether an asset takes part in the control of a process: it is a controller, or is known to ask or answer in an
     * industrial protocol.
     */
    public static boolean isOfProcess(Site site, @Nullable AssetModel asset) {
        if (asset == null) {
            return false;
        }
        AssetRef known = site.known(asset);
        if (known != null && Site.isController(known)) {
            return true;
        }
        Baseline baseline = site.baseline();
        return isIndustrial(site, baseline.asking(asset)) || isIndustrial(site, baseline.asked(asset));
    }

    private static boolean isIndustrial(Site site, List<Conversation> conversations) {
        for (Conversation each : conversations) {
            if (isKnown(each.link()) && site.isIndustrial(each.protocol())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an asset is a controller, or is known to be asked in an industrial protocol, even where none of its
     * answers is heard.
     */
    public static boolean isController(Site site, @Nullable AssetRef asset) {
        if (asset == null || Site.isController(asset)) {
            return asset != null;
        }
        AssetModel model = site.model(asset);
        return model != null && isIndustrial(site, site.baseline().asked(model));
    }

    /**
     * Whether a session between two is no news of its own: they are known to talk in an industrial protocol, perhaps
     * over a connection that was there before the sensor was. What is asked in it is judged by itself.
     */
    public static boolean isSessionOfKnown(Site site, Action action, Conversation conversation) {
        return action == Action.SESSION
                && isKnownToAsk(site, conversation.client(), conversation.server(), site::isIndustrial);
    }

    /**
     * Whether a session between two is one that had to be there for what they are known to say: they are known to talk
     * in its protocol, or in one that is carried in it, over a connection that was there before the sensor was.
     */
    public static boolean isSessionOfCarried(Site site, Action action, Conversation conversation) {
        String protocol = conversation.protocol();
        return action == Action.SESSION
                && isKnownToAsk(
                        site,
                        conversation.client(),
                        conversation.server(),
                        other -> other.equals(protocol) || site.ports().isCarriedIn(other, protocol));
    }

    /** Whether one is known to ask another, in some protocol of a sort. */
    public static boolean isKnownToAsk(Site site, AssetModel client, AssetModel server, Predicate<String> ofSort) {
        for (Conversation each : site.baseline().asking(client)) {
            if (each.server() == server && isKnown(each.link()) && ofSort.test(each.protocol())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a fact is there and known. */
    public static boolean isKnown(@Nullable Fact fact) {
        return fact != null && fact.isKnown();
    }

    /**
     * Whether an asset is known to ask in some industrial protocol: a master, an operator's or an engineer's station.
     */
    public static boolean isIndustrialClient(Site site, AssetModel asset) {
        return asset.roleProtocols(Role.CLIENT).stream()
                .anyMatch(protocol -> site.isIndustrial(protocol) && isKnown(asset.role(Role.CLIENT, protocol)));
    }

    /** Whether it is known to serve an industrial protocol. */
    public static boolean isServer(@Nullable AssetModel asset, String protocol) {
        return asset != null && isKnown(asset.role(Role.SERVER, protocol));
    }
}
