package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;

/**
 * A device sends from the address of another one.
 *
 * @param ip the address
 * @param owner MAC address of the device that has it
 * @param stranger MAC address of the device that sends from it too
 * @param how the proof, as a whole sentence
 */
record SpokenName(String ip, String owner, String stranger, String how) implements AddressDispute {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel source = sighting.source();
        boolean isNobodys = source == null || source.address().ip() == null;
        String who = source == null ? stranger : source.name();
        String whose = isNobodys ? "a card of no known device" : "the card of " + who;
        return Words.of(who + " speaks as " + whose(sighting), "name " + ip + ' ' + stranger)
                .seen("Frames from " + ip + " came from " + stranger + ", which is " + whose + "; the card of " + ip
                        + " is " + owner + ". " + how)
                .normal("one sender for an address at a time.")
                .history("the address belongs to " + owner
                        + (isNobodys ? ", from which alone it was spoken while devices were learned." : "."))
                .observed(stranger)
                .filter(sentFromIt() + " && eth.src == " + stranger);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0830", "T0856");
    }
}
