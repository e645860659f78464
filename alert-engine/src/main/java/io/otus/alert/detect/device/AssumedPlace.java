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
 * A device says below IP that it is at the address of another one, which goes on to speak from it.
 *
 * @param ip the address
 * @param owner MAC address of who sends from it
 * @param stranger MAC address of who says to be there
 * @param called what it calls itself; null where it does not
 * @param by by which message it says so
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
