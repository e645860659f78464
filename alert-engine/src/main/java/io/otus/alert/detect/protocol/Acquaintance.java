package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.protocol.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Part of {@link UnreadDetector}: in which protocols two assets are known to talk, whichever of them asks, and whether
 * one of those explains what cannot be parsed. Confined to the analysis thread.
 */
final class Acquaintance {
    /** First port that systems use as an ephemeral one, RFC 6335 §6. */
    private static final int FIRST_UNASSIGNED = 1_024;

    private final DetectorContext site;

    Acquaintance(DetectorContext site) {
        this.site = site;
    }

    /** Returns whether two assets are known to talk in an industrial protocol. */
    boolean isIndustrial(AssetModel one, AssetModel other) {
        return isKnown(one, other, null, Endpoint.NO_PORT) || isKnown(other, one, null, Endpoint.NO_PORT);
    }

    /** Returns whether two assets are known to talk in a protocol that explains an unparsed conversation. */
    boolean explains(UnreadTalk talk, AssetModel from, AssetModel to) {
        return isOwnPort(talk, from, to) || isAgreed(talk.server(), from, to);
    }

    /** Returns whether two assets are known to talk in a protocol to which the port of either side belongs. */
    private boolean isOwnPort(UnreadTalk talk, AssetModel from, AssetModel to) {
        Transport transport = talk.flow().transport();
        int asked = talk.server().port();
        return isKnown(from, to, transport, asked) || isKnown(to, from, transport, asked);
    }

    /**
     * Returns whether two assets talk in a protocol that may have negotiated this port, so that its alert covers the
     * flow.
     */
    private boolean isAgreed(Endpoint server, AssetModel from, AssetModel to) {
        return server.port() >= FIRST_UNASSIGNED && (agrees(from, to) || agrees(to, from));
    }

    private boolean agrees(AssetModel client, AssetModel server) {
        return site.baseline().asking(client).stream()
                .anyMatch(each ->
                        each.server() == server && site.protocols().has(each.protocol(), Trait.AGREES_ON_PORTS));
    }

    /**
     * Returns whether one asset is known to ask another, in an industrial protocol or, given a port, in one to which
     * that port belongs.
     */
    private boolean isKnown(AssetModel client, AssetModel server, @Nullable Transport transport, int port) {
        // A protocol without a port counts as usual on every port, and on no port as well.
        return Outside.isKnownToAsk(
                site,
                client,
                server,
                protocol -> transport == null
                        ? site.isIndustrial(protocol)
                        : site.ports().isUsual(protocol, transport, port)
                                && !site.ports().isUsual(protocol, transport, Endpoint.NO_PORT));
    }
}
