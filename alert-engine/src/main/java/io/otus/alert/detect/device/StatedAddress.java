package io.otus.alert.detect.device;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;

/**
 * Two devices state by turns that they are configured with one address.
 *
 * @param ip the address
 * @param owner MAC address of the device that stated it first
 * @param stranger MAC address of the other device
 */
record StatedAddress(String ip, String owner, String stranger) implements AddressDispute {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        return Words.of(stranger + " states the address " + whose(sighting), "stated " + ip + ' ' + stranger)
                .seen(stranger + " says in PROFINET DCP that it is configured with " + ip + ", which " + owner
                        + " said before and says again.")
                .normal("one device with an address at a time.")
                .history("the address was stated by " + owner + " until now.")
                .observed(stranger)
                .filter("pn_dcp && eth.addr == " + stranger);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0814", "T0849");
    }
}
