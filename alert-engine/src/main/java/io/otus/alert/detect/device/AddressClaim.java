package io.otus.alert.detect.device;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address has two owners.
 *
 * @param ip the address
 * @param owner MAC address of the device that had it
 * @param stranger MAC address of the device that claims it now
 * @param claims how many addresses of other devices the claimant holds, including this one
 * @param own the claimant's own address; null if that it has one is no part of the proof
 * @param isSent whether the owner is heard to send from the address, rather than to claim it
 */
record AddressClaim(
        String ip,
        String owner,
        String stranger,
        int claims,
        @Nullable String own,
        boolean isSent) implements AddressDispute {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        return Words.of(stranger + " claims the address " + whose(sighting), "binding " + ip + ' ' + stranger)
                .seen(stranger + " says that it is " + ip + ", "
                        + (isSent ? "from which " + owner + " goes on to send" : "which " + owner + " says as well")
                        + "; it claims "
                        + (claims == 1
                                ? "no other address of another device."
                                : claims + " addresses of other devices.")
                        + (own == null ? "" : " Its own address is " + own + '.'))
                .normal("one owner for an address at a time.")
                .history("the address belonged to " + owner + " until now.")
                .observed(stranger)
                .filter("arp && eth.addr == " + stranger);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return kind == Kind.ARP_SPOOF ? List.of("T0830", "T0856") : List.of("T0814", "T0849");
    }
}
