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
 * A device claims below IP to be at the address of another one, which goes on to send from it.
 *
 * @param ip the address
 * @param owner MAC address of the device that sends from it
 * @param stranger MAC address of the device that claims to be there
 * @param called the name that the claimant gives itself; null if it gives none
 * @param by the message by which it claims so
 */
record AssumedPlace(
        String ip, String owner, String stranger, @Nullable String called, String by) implements AddressDispute {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel source = sighting.source();
        String who = source == null || source.name().equals(called) ? stranger : source.name();
        AssetModel victim = sighting.target();
        String whose = victim == null || victim.name().equals(ip) ? owner : victim.name();
        String says = "says to be " + (called == null ? "" : called + ' ') + "at " + ip;
        return Words.of(who + ' ' + says + ", which is the address of " + whose, "stated " + ip + ' ' + stranger)
                .seen(stranger + ' ' + says + " (" + by + "), from which " + owner + " goes on to send.")
                .normal("one device at an address at a time.")
                .history("the address belongs to " + owner + '.')
                .observed(stranger)
                .filter("eth.src == " + stranger + " && !ip && !arp");
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0849");
    }
}
