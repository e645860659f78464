package io.otus.alert.detect.device;

import io.otus.alert.detect.RecentMap;
import io.otus.core.asset.AssetRef;
import java.util.ArrayList;
import java.util.List;
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

    /** Returns {@code former MAC ID}, {@code told MAC ID} and {@code holder NETWORK IP ID} for each entry. */
    List<String> kept() {
        List<String> lines = new ArrayList<>();
        former.forEach((mac, device) -> lines.add(FORMER + ' ' + mac + ' ' + device));
        told.forEach((claim, _) -> lines.add(TOLD + ' ' + claim.mac + ' ' + claim.device));
        holders.forEach((each, _) -> lines.add(HOLDER + ' ' + each.network + ' ' + each.ip + ' ' + each.device));
        return lines;
    }

    /** Takes up a line that {@link #kept} wrote, and returns whether it is one. */
    boolean takesUp(String[] words) {
        switch (words[0]) {
            case FORMER -> hadCard(words[2], words[1]);
            case TOLD -> told(words[1], words[2]);
            case HOLDER -> holders.put(new Holder(Integer.parseInt(words[1]), words[2], words[3]), true);
            default -> {
                return false;
            }
        }
        return true;
    }
}
