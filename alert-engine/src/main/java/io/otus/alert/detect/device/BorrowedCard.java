package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine sends from IP and MAC address of another device, as its own word shows.
 *
 * @param ip the address of the other device
 * @param owner the MAC address of the other device
 * @param stranger the MAC address that the machine calls its own
 * @param at the IP address of its own
 * @param called the name that the machine gives itself
 * @param by the message in which it says so
 */
record BorrowedCard(String ip, String owner, String stranger, String at, String called, String by)
        implements AddressDispute {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel source = sighting.source();
        boolean isAlike = areCalledAlike(source, sighting.target());
        String who = source == null || isAlike ? at : source.name();
        String says = "says to be " + called + " with the MAC address " + stranger;
        return Words.of(
                        who + " sends from " + (isAlike ? ip : whose(sighting))
                                + " with its MAC address, by its own word",
                        "borrowed " + ip + ' ' + stranger)
                .seen("What came from " + ip + " and " + owner + ' ' + says + " (" + by + "), and " + who
                        + " says the same from that MAC address and an IP address of its own.")
                .normal("a device that sends from its own addresses.")
                .history("the address belongs to " + owner + '.')
                .observed(stranger)
                .filter("eth.src == " + owner + " && " + sentFromIt());
    }

    /**
     * Returns whether the inventory tells the two apart by a bracket only. It takes over the name that was said from
     * the borrowed addresses, and such names tell nobody who is who.
     */
    private static boolean areCalledAlike(@Nullable AssetModel source, @Nullable AssetModel target) {
        return source != null && target != null && plain(source.name()).equals(plain(target.name()));
    }

    private static String plain(String name) {
        int bracket = name.lastIndexOf(" (");
        return bracket > 0 && name.endsWith(")") ? name.substring(0, bracket) : name;
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0830", "T0856");
    }
}
