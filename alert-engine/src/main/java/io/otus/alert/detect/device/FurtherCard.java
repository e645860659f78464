package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;

/** A device has a network card from which it was never heard. */
record FurtherCard(AssetModel device, String mac) implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String name = device.name();
        return Words.of(name + " has another network card, " + mac, DeviceFact.of(device, "has card " + mac))
                .seen(mac + " was heard for the first time, and the inventory found that it is " + name
                        + "; 'otus assets show' tells by what.")
                .normal("the network cards that " + name + " had.")
                .history("it was not heard from this network card.")
                .observed(mac)
                .filter("eth.addr == " + mac);
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return List.of("T0849", "T0864");
    }
}
