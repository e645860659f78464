package io.otus.alert.detect.device;

import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.RecentMap;
import io.otus.core.asset.AssetRef;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which network cards devices had before, which cards were reported to claim another device's address, and
 * which devices hold an address by turns. Confined to the analysis thread.
 */
final class CardHistory {
    /** Most entries of each kind that are remembered; the least recent are forgotten first. */
    private static final int MAX = 1_024;

    private static final String FORMER = "former";
    private static final String TOLD = "told";
    private static final String HOLDER = "holder";

    /** A card that claims the address of a device. */
    private record Claim(String mac, String device) {}

    /** A device that has an address, perhaps by turns with others. */
    private record Holder(int network, String ip, String device) {}

    /** Ids of devices by the card that they had. */
    private final RecentMap<String, String> former = new RecentMap<>(MAX);

    private final RecentMap<Claim, Boolean> told = new RecentMap<>(MAX);
    private final RecentMap<Holder, Boolean> holders = new RecentMap<>(MAX);

    long forgotten() {
        return former.forgotten() + told.forgotten() + holders.forgotten();
    }

    /** Notes that a device that had this card now has another one. */
    void hadCard(String device, String mac) {
        former.put(mac, device);
    }

    /** Returns the id of the device that had a card before; null if none did. */
    @Nullable
    String owner(String mac) {
        return former.get(mac);
    }

    /** Notes that a card was reported to claim the address of a device. */
    void told(String mac, String device) {
        told.put(new Claim(mac, device), true);
    }

    boolean isTold(String mac, String device) {
        return told.contains(new Claim(mac, device));
    }

    /** Notes that a device rightly has an address at times. */
    void holds(AssetRef device, String ip) {
        holders.put(new Holder(device.network(), ip, device.id()), true);
    }

    boolean isHolder(AssetRef device, String ip) {
        return holders.contains(new Holder(device.network(), ip, device.id()));
    }

    /** Adds {@code former MAC ID}, {@code told MAC ID} and {@code holder NETWORK IP ID} for each entry. */
    void keep(KeptLines out) {
        former.forEach((mac, device) -> out.line().add(FORMER).add(mac).add(device));
        told.forEach((claim, _) -> out.line().add(TOLD).add(claim.mac).add(claim.device));
        holders.forEach((each, _) ->
                out.line().add(HOLDER).add(each.network).add(each.ip).add(each.device));
    }

    /** Takes up a line that {@link #keep} wrote, and returns whether it is one. */
    boolean takesUp(KeptLine line) {
        if (line.takes(FORMER)) {
            String mac = line.nextText();
            hadCard(line.nextText(), mac);
        } else if (line.takes(TOLD)) {
            told(line.nextText(), line.nextText());
        } else if (line.takes(HOLDER)) {
            holders.put(new Holder(line.nextInt(), line.nextText(), line.nextText()), true);
        } else {
            return false;
        }
        return true;
    }
}
