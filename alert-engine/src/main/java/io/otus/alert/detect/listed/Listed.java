package io.otus.alert.detect.listed;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.indicator.Indicator;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device uses something that is on a list.
 *
 * @param indicator the entry of the list
 * @param flow the flow in which it does
 * @param device side of the flow that the device is on
 * @param protocol id of the protocol; null if it is unknown
 * @param does what the device does with it, as a verb
 * @param filter a Wireshark display filter for the frames that contain it
 * @param techniques techniques of ATT&CK
 */
record Listed(
        Indicator indicator,
        FlowInfo flow,
        int device,
        @Nullable String protocol,
        String does,
        String filter,
        List<String> techniques)
        implements Broken {
    /** Techniques for a file attached to a message. */
    static final List<String> ATTACHED = List.of("T0865");

    /** Techniques for a file that a device fetches, like a program that its user was tricked into running. */
    static final List<String> FETCHED = List.of("T0863", "T0867", "T0869");

    /** Techniques for a file that is transferred otherwise. */
    static final List<String> MOVED = List.of("T0867", "T0869");

    private static final List<String> CALLED = List.of("T0869", "T0883", "T0884");

    /** Creates a finding on whom a device talks to, and not on a file. */
    Listed(Indicator indicator, FlowInfo flow, int device, @Nullable String protocol, String does, String filter) {
        this(indicator, flow, device, protocol, does, filter, CALLED);
    }

    /** The key for a listed host that calls devices of the plant. */
    private record Caller(Indicator indicator, Endpoint host) {}

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String who = Wording.name(sighting.source(), flow.endpoint(device));
        String what = indicator.type().key() + ' ' + indicator.value();
        String why = indicator.description().isEmpty() ? "" : " The list says: " + indicator.description() + '.';
        return Words.of(
                        who + ' ' + does + ' ' + indicator.value() + ", which " + list() + " lists",
                        DeviceFact.of(sighting.source(), flow.endpoint(device), "listed " + what))
                .seen(who + ' ' + does + " the " + what + ", which " + indicator.source() + " lists" + other(sighting)
                        + '.' + why)
                .normal("nothing that a list of this site warns of.")
                .observed(indicator.value())
                .filter(filter);
    }

    /** Returns the entry of the list without the directories of its file, which the text names. */
    private String list() {
        return indicator.source().substring(indicator.source().lastIndexOf('/') + 1);
    }

    /** Returns who the other side is, unless that is all that the list says. */
    private String other(Sighting sighting) {
        String name = Wording.name(sighting.target(), flow.endpoint(1 - device));
        return name.equals(indicator.value()) ? "" : "; the other side is " + name;
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return techniques;
    }

    /** Findings on many devices that answer one listed address are one alert. */
    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        boolean isCalled = indicator.type() == Indicator.Type.ADDRESS && flow.server() == device;
        return isCalled ? new Caller(indicator, flow.endpoint(1 - device).host()) : null;
    }

    /** A program that calls a listed host does so until somebody removes it; a file is moved each time anew. */
    @Override
    public boolean isStanding() {
        return techniques.equals(CALLED);
    }

    @Override
    public Path path() {
        return new Path(flow, device, protocol);
    }
}
