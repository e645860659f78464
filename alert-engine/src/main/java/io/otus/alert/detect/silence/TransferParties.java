package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Category;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Outside;
import java.util.ArrayList;
import java.util.List;

/**
 * Part of {@link TransferSilenceDetector}: between which devices a transfer is worth missing, and whether both are
 * there, so that it is the transfer that is missing and not all that a device does. Confined to the analysis thread.
 */
final class TransferParties {
    private final DetectorContext site;
    private final SilentDevices devices = new SilentDevices();

    TransferParties(DetectorContext site) {
        this.site = site;
    }

    /** Notes that the inventory misses a device. */
    void miss(AssetModel device, long time) {
        devices.miss(device, time);
    }

    /** Forgets the silence of devices that were heard again, or are devices no longer. */
    void forgetHeard() {
        devices.forgetGone();
        devices.forgetHeard();
    }

    /** Returns whether it may ever be told that a transfer is missing; others leave the room to those. */
    boolean mayBeWatched(TransferSilence.Key key, long time) {
        return !Outside.isInternet(key.client())
                && !Outside.isInternet(key.server())
                && (site.baseline().learning().isLearning(Category.CONVERSATIONS, time)
                        || Outside.isOfProcess(site, key.client())
                        || Outside.isOfProcess(site, key.server()));
    }

    /**
     * Returns whether it is to be told that a transfer is missing.
     *
     * @param since event time from which on it might have come, nanoseconds since 1970
     * @param due event time at which it was due, nanoseconds since 1970
     */
    boolean isAwaited(TransferSilence.Key key, long since, long due, long time) {
        return isWatched(key) && isThere(key.client(), since, due, time) && isThere(key.server(), since, due, time);
    }

    private boolean isWatched(TransferSilence.Key key) {
        AssetModel client = key.client();
        AssetModel server = key.server();
        return Outside.isKnown(client.presence())
                && Outside.isKnown(server.presence())
                && !Outside.isInternet(client)
                && !Outside.isInternet(server)
                && (Outside.isOfProcess(site, client) || Outside.isOfProcess(site, server));
    }

    /**
     * Returns whether neither declared work nor a silence of the device explains that nothing came. Who is off on a
     * holiday need not be missed by the inventory, and leaves out all that it does.
     */
    private boolean isThere(AssetModel device, long since, long due, long time) {
        return device.spoke() >= since
                && !site.isWorkDeclared(device, due)
                && !site.isWorkDeclared(device, time)
                && !devices.isAbsent(device)
                && !isUnheard(device);
    }

    /** Returns whether all that a device polls, and all by which it is polled, fell silent. */
    private boolean isUnheard(AssetModel device) {
        List<Conversation> all = new ArrayList<>(site.baseline().asking(device));
        all.addAll(site.baseline().asked(device));
        all.removeIf(each -> each.polls().quickest() == null);
        return !all.isEmpty() && all.stream().allMatch(each -> each.polls().isSilent());
    }
}
