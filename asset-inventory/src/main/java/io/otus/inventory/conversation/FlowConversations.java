package io.otus.inventory.conversation;

import io.otus.core.event.FlowInfo;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Transport;
import io.otus.inventory.graph.Asset;

/**
 * Finds the conversation that a flow belongs to, and counts there how much the flow carried.
 *
 * <p>For that it must be known which side asks. The ports or the beginning of the flow show it, else its messages, else
 * those of other flows of the two. Where nothing shows it, it is guessed, and the conversation says so. Confined to the
 * analysis thread.
 */
final class FlowConversations {
    /** Stands for a port that is not known. */
    private static final String UNKNOWN_PORT = "?";

    private final Conversations conversations;

    FlowConversations(Conversations conversations) {
        this.conversations = conversations;
    }

    /**
     * Books what a flow carried since it was booked last. The bytes are those of the two devices, whichever units they
     * talked about in it.
     *
     * @param shown what shows that the two speak with each other
     * @param from0 what side 0 sent since
     * @param from1 what side 1 sent since
     */
    void book(FlowInfo flow, FlowTrack track, Evidence shown, Sent from0, Sent from1) {
        Asset side0 = track.sides[0];
        Asset side1 = track.sides[1];
        if (side0 == null || side1 == null || !side0.appeared() || !side1.appeared()) {
            return;
        }
        String protocol = protocol(flow);
        int client = flow.client() == FlowInfo.NOBODY ? asking(track, side0, side1, protocol) : flow.client();
        boolean isGuess = client == FlowInfo.NOBODY;
        if (isGuess) {
            client = conversations.isGuessed(side1, side0, protocol) ? 1 : 0;
        }
        Asset from = client == 0 ? side0 : side1;
        Asset to = client == 0 ? side1 : side0;
        if (isGuess && (from == to || !hasPorts(flow))) {
            return;
        }
        long began = Math.max(flow.firstTime(), track.since);
        Conversation conversation = isGuess
                ? conversations.guess(from, to, protocol, shown, began)
                : conversations.get(from, to, protocol, "", shown, began);
        if (conversation != null) {
            conversation.traffic(client == 0 ? from0 : from1, client == 0 ? from1 : from0, flow.lastTime());
            connected(flow, track, conversation);
            if (flow.lossTime() > track.lossTime) {
                track.lossTime = flow.lossTime();
                conversation.lost();
            }
        }
    }

    /**
     * The protocol of a flow, else its transport with the port of the service, which is not known where the two differ
     * and nobody is the client.
     */
    private static String protocol(FlowInfo flow) {
        String protocol = flow.protocol();
        if (protocol != null) {
            return protocol;
        }
        int client = flow.client();
        int port = flow.endpoint(client == FlowInfo.NOBODY ? 1 : 1 - client).port();
        boolean isKnown = client != FlowInfo.NOBODY || flow.endpoint(0).port() == port;
        return flow.transport().label() + "/" + (isKnown ? port : UNKNOWN_PORT);
    }

    /**
     * The side that asks in a flow whose ports and beginning do not show it: by its messages, or by those of another
     * flow of the two. Of two that ask each other, always the same one.
     */
    private int asking(FlowTrack track, Asset side0, Asset side1, String protocol) {
        boolean asks0 = track.isAsking(0) || conversations.isAsking(side0, side1, protocol);
        boolean asks1 = track.isAsking(1) || conversations.isAsking(side1, side0, protocol);
        if (asks0 && asks1) {
            return side0.id().compareTo(side1.id()) <= 0 ? 0 : 1;
        }
        return asks0 ? 0 : asks1 ? 1 : FlowInfo.NOBODY;
    }

    /**
     * Address resolution, and whether somebody is there, are asked without ports; that is upkeep of the network, and no
     * conversation by itself.
     */
    static boolean hasPorts(FlowInfo flow) {
        return flow.transport() == Transport.TCP || flow.transport() == Transport.UDP;
    }

    private void connected(FlowInfo flow, FlowTrack track, Conversation conversation) {
        Conversation listed = track.oneSidedIn;
        if (flow.transport() == Transport.TCP && !track.listed) {
            track.listed = true;
            track.oneSidedIn = isOneSided(flow) ? conversation : null;
            conversation.connected(isOneSided(flow));
        } else if (listed != null && !isOneSided(flow)) {
            track.oneSidedIn = null;
            listed.otherSideHeard();
            conversations.touched(listed);
        }
    }

    /** Whether one side of a connection alone is heard. */
    static boolean isOneSided(FlowInfo flow) {
        return flow.transport() == Transport.TCP && flow.frames(1) == 0;
    }
}
