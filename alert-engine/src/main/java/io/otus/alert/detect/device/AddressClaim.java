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
 * An address has two owners.
 *
 * @param ip the address
 * @param owner MAC address of who had it
 * @param claimant MAC address of who claims it now
 * @param claims how many addresses of others the claimant holds, this one included
 */
record AddressClaim(String ip, String owner, String claimant, int claims) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel victim = sighting.target();
        String whose = victim == null || victim.name().equals(ip) ? ip : ip + " of " + victim.name();
        return Words.of(claimant + " claims the address " + whose, "binding " + ip + ' ' + claimant)
                .seen(claimant + " says that it is " + ip + ", which " + owner + " says as well; it claims "
                        + (claims == 1
                                ? "no other address of another device."
                                : claims + " addresses of other devices."))
                .normal("one owner for an address at a time.")
                .history("the address belonged to " + owner + " until now.")
                .observed(claimant)
                .filter("arp && eth.addr == " + claimant);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return kind == Kind.ARP_SPOOF ? List.of("T0830", "T0856") : List.of("T0814", "T0849");
    }

    /** Whoever claims several addresses is one cause. */
    @Override
    public Object cause(Finding finding, Sighting sighting) {
        return claimant;
    }

    @Override
    public boolean mayRaise() {
        return true;
    }

    /** Only who is named by its MAC address may take over an address of another. */
    @Override
    public boolean mayBePlanned(Predicate<String> isNamed) {
        return isNamed.test(claimant);
    }
}
