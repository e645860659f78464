package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import java.util.function.Predicate;

/**
 * A device sends from the address of another one.
 *
 * @param ip the address
 * @param owner MAC address of who has it
 * @param stranger MAC address of who sends from it too
 * @param how what shows it, as a whole sentence
 */
record SpokenName(String ip, String owner, String stranger, String how) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel source = sighting.source();
        AssetModel victim = sighting.target();
        String who = source == null ? stranger : source.name();
        String whose = victim == null || victim.name().equals(ip) ? ip : ip + " of " + victim.name();
        return Words.of(who + " speaks as " + whose, "name " + ip + ' ' + stranger)
                .seen("Frames from " + ip + " came from " + stranger + ", which is the card of " + who
                        + "; the card of " + ip + " is " + owner + ". " + how)
                .normal("one sender for an address at a time.")
                .history("the address belongs to " + owner + '.')
                .observed(stranger)
                .filter((ip.indexOf(':') < 0 ? "ip.src == " : "ipv6.src == ") + ip + " && eth.src == " + stranger);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0830", "T0856");
    }

    /** Whoever speaks in the name of several does one thing. */
    @Override
    public Object cause(Finding finding, Sighting sighting) {
        return stranger;
    }

    @Override
    public boolean mayRaise() {
        return true;
    }

    /** Only who is named by its MAC address may speak for another. */
    @Override
    public boolean mayBePlanned(Predicate<String> isNamed) {
        return isNamed.test(stranger);
    }
}
