package io.otus.alert.detect.danger;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.Service;
import io.otus.core.net.MacAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dangerous act, whoever performs it.
 *
 * @param client the client; null if it is no single device
 * @param server the server; null if it is no single device (a broadcast)
 * @param known whether the conversation is known to do it
 * @param isAnew whether the effect of an earlier act of this kind was undone before
 * @param forged the network card that it came from, if that is not the client's; null otherwise
 */
record DangerousAct(
        @Nullable AssetModel client,
        @Nullable AssetModel server,
        Service service,
        boolean known,
        boolean isAnew,
        @Nullable Forged forged)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        Operation operation = sighting.operation();
        String who = client != null
                ? client.name()
                : operation == null ? "someone" : address(operation.client().ip());
        String whom = server != null
                ? server.name()
                : operation == null ? "all" : address(operation.server().ip());
        String unit = operation == null ? "" : operation.unit();
        String place = Wording.withUnit(whom, unit);
        String protocol = operation == null ? "" : operation.protocol();
        String title = who + " asked " + place + " to " + Wording.deed(service);
        String seen = who + " sent " + Wording.service(service) + " to " + place + " in " + protocol + ".";
        if (forged != null) {
            title = forged.sender() + " asked " + place + " to " + Wording.deed(service) + " in the name of " + who;
            seen = Wording.service(service) + " was sent to " + place + " in " + protocol + " in the name of " + who
                    + ". It came from network card " + forged.sender() + ", while " + who + " speaks from "
                    + forged.own() + '.';
        }
        return Words.of(
                        title,
                        FactText.conversation(who, whom, protocol, unit) + " act "
                                + service.action().key() + ' '
                                + service.dangerous().name().toLowerCase(Locale.ROOT)
                                + (forged == null ? "" : " card " + forged.by()))
                .seen(seen)
                .normal("nothing: such an act is reported whoever does it, learned or not.")
                .history(known ? "this conversation is known to do it." : "this conversation is not known to do it.")
                .observed(Wording.service(service))
                .filter(sighting.filter());
    }

    private static String address(@Nullable Object ip) {
        return ip == null ? "everyone" : ip.toString();
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return Techniques.of(service);
    }

    @Override
    public @Nullable MacAddress card() {
        return forged == null ? null : forged.by();
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        Cause cause = new Cause(sighting.source(), sighting.protocol(), service.action());
        if (forged == null) {
            return cause;
        }
        // Somebody else is the cause, and the act is not the client's.
        return isAnew ? List.of(forged.by(), cause) : null;
    }
}
