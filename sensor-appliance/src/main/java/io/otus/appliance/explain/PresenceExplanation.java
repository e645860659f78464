package io.otus.appliance.explain;

import io.otus.appliance.text.CountText;
import io.otus.core.event.EventTime;
import io.otus.core.evidence.Evidence;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Volume;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains when a device was heard and how much it sent: what is counted of flows, and no claim. Stateless. */
final class PresenceExplanation {
    private static final String FIRST_SEEN = "first_seen";
    private static final String LAST_SEEN = "last_seen";
    private static final String TRAFFIC = "traffic";
    /** The fields that this class explains. */
    static final Set<String> FIELDS = Set.of(FIRST_SEEN, LAST_SEEN, TRAFFIC);

    private final FrameReader frames;

    PresenceExplanation(FrameReader frames) {
        this.frames = frames;
    }

    /** Adds a field of these with its frames; nothing of another one. */
    void append(StringBuilder text, Asset asset, String field) {
        switch (field) {
            case FIRST_SEEN -> {
                text.append("first_seen = ")
                        .append(EventTime.text(asset.firstTime()))
                        .append('\n');
                frames.append(text, asset.firstEvidence(), null);
            }
            case LAST_SEEN -> {
                text.append("last_seen = ")
                        .append(EventTime.text(asset.lastTime()))
                        .append("  (its latest message, or the last minute in which a flow of it went on)\n");
                frames.append(text, asset.firstEvidence(), latest(asset));
            }
            case TRAFFIC -> {
                text.append("traffic = ").append(counted(asset.volume())).append('\n');
                for (ProtocolUse use : asset.uses()) {
                    if (!use.volume().isEmpty()) {
                        text.append("  of ")
                                .append(use.protocol())
                                .append(": ")
                                .append(counted(use.volume()))
                                .append('\n');
                    }
                }
                frames.append(text, asset.firstEvidence(), latest(asset));
            }
            default -> {}
        }
    }

    /** The frames of what it said last; null where it says nothing. */
    private static @Nullable Evidence latest(Asset asset) {
        return asset.identity().claims().stream()
                .max(Comparator.comparingLong(Claim::lastTime))
                .map(Claim::last)
                .orElse(null);
    }

    private static String counted(Volume volume) {
        return "sent " + CountText.of(volume.framesSent(), "frame") + " (" + CountText.of(volume.bytesSent(), "byte")
                + "), received " + CountText.of(volume.framesReceived(), "frame") + " ("
                + CountText.of(volume.bytesReceived(), "byte") + ")";
    }
}
