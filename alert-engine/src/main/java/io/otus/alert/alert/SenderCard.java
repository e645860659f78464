package io.otus.alert.alert;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetDirectory;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.Operation;
import io.otus.core.event.OtherCard;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the network card of a frame that carries the address of another device. Confined to the analysis thread. */
final class SenderCard {
    private final AssetDirectory directory;

    /**
     * Creates the look-up.
     *
     * @param directory finds the owner of a card
     */
    SenderCard(AssetDirectory directory) {
        this.directory = directory;
    }

    /** Returns the card; null if, as far as is known, the source sent the frame itself. */
    @Nullable
    MacAddress of(Finding finding, Sighting sighting) {
        AssetModel model = sighting.source();
        String id = model == null ? null : model.assetId();
        AssetRef source = id == null ? null : directory.find(id);
        MacAddress told = finding.broken().card();
        if (told != null) {
            return source != null && told.toString().equals(source.mac()) ? null : told;
        }
        Operation operation = sighting.operation();
        if (operation != null) {
            int side = operation.origin().sender();
            return operation.isTold()
                    ? null
                    : other(operation.origin().flow(), side, operation.origin().evidence(), source);
        }
        Broken.Path path = finding.broken().path();
        return path == null ? null : other(path.flow(), path.from(), sighting.evidence(), source);
    }

    private @Nullable MacAddress other(
            FlowInfo flow, int side, @Nullable Evidence evidence, @Nullable AssetRef source) {
        OtherCard other = flow.otherCard(side);
        if (other == null || evidence == null || !hasFrame(evidence.spans(), other.frame())) {
            return null;
        }
        int segment = flow.endpoint(side).segment();
        AssetRef owner = directory.resolve(Endpoint.at(segment, other.mac()), "");
        return owner != null && source != null && owner.id().equals(source.id()) ? null : other.mac();
    }

    private static boolean hasFrame(List<FrameSpan> spans, long frame) {
        for (FrameSpan each : spans) {
            if (each.frame() == frame) {
                return true;
            }
        }
        return false;
    }
}
