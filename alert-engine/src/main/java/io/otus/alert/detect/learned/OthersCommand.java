package io.otus.alert.detect.learned;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.Techniques;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client takes back a command that another client gave.
 *
 * @param giver the other client
 * @param point the commanded point
 */
record OthersCommand(Conversation conversation, AssetModel giver, String point) implements Broken {
    private static final String SORT = "takes_back";

    /** Returns the habit of taking back other clients' commands on this device. */
    static Habit habit(Conversation conversation) {
        AssetModel server = conversation.server();
        String ip = server.address().ip();
        String address = ip != null ? ip : server.address().mac();
        String where = address == null ? AssetNames.plain(server) : address;
        return new Habit(SORT, conversation.unit().isEmpty() ? where : where + '/' + conversation.unit());
    }

    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        AssetModel client = conversation.client();
        String what = "the command of " + giver.name() + " on " + Expected.place(conversation);
        return Words.of(
                        client.name() + " takes back " + what,
                        FactText.habit(AssetNames.plain(client), habit(conversation)))
                .seen(client.name() + " relinquished what " + giver.name() + " had commanded at " + point + '.')
                .normal("it takes back what it commanded itself.")
                .history("it never took back there what another one had commanded.")
                .expected("own commands", Expected.since(conversation), 0)
                .observed("command of " + giver.name())
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return Techniques.of(action);
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }

    @Override
    public List<String> points() {
        return List.of(point);
    }
}
