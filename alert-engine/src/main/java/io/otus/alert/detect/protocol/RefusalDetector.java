package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Act;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.KeptLine;
import io.otus.alert.detect.KeptLines;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.detect.WindowCount;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.OperationCompleted;
import io.otus.core.event.Origin;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.time.Nanos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#PROTOCOL_ERROR}: a device refuses a request in a way that it is not known for. One such refusal is low;
 * {@value #MANY} or more to the same client within an hour are medium. The baseline has each service that a device
 * refuses, with the code, as a fact; a normal refusal does not count. Also medium: a device refuses {@value #LOST}
 * commands in a row, over ten seconds or longer, that it always carried out for this client, and carries out none of
 * them in between. Then the client has lost control of it, as when somebody switches the device to local mode. A busy
 * device does not refuse a command, nor does a gateway that reaches nobody. In protocols that control no process, only
 * the refusals of controllers and refused sign-ins are checked.
 */
public final class RefusalDetector implements Detector.OnCompletion, Detector.Keeping {
    private static final String HABIT = "refuses";
    private static final int MANY = 20;
    private static final long WINDOW = Nanos.HOUR;
    /**
     * Refused commands in a row that count as lost control. A single one may be refused by an interlock and repeated.
     */
    private static final int LOST = 3;
    /** Least time over which they are refused: a client repeats a command at once, an operator takes longer. */
    private static final long LASTING = 10 * Nanos.SECOND;
    /** Most commands that are being refused; the least recent are dropped. */
    private static final int MAX_COMMANDS = 4_096;
    /** Most pairs of client and device that are counted; the least recent are dropped. */
    private static final int MAX_PAIRS = 4_096;

    /** A command that a conversation gives. */
    private record Command(Conversation conversation, String service) {}

    /**
     * The refusals of a command since it was last carried out.
     *
     * @param since event time of the first refusal, nanoseconds since 1970
     */
    private record InARow(int count, long since) {
        boolean isLoss(long time) {
            return count >= LOST && time - since >= LASTING;
        }
    }

    private final DetectorContext site;
    private final Baseline baseline;
    private final RecentMap<Pair, WindowCount> pairs = new RecentMap<>(MAX_PAIRS);
    private final RecentMap<Command, InARow> lost = new RecentMap<>(MAX_COMMANDS);

    public RefusalDetector(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
    }

    @Override
    public long forgotten() {
        return pairs.forgotten() + lost.forgotten();
    }

    @Override
    public boolean hearsCompletions(Action action, Outcome.Kind outcome) {
        return outcome == Outcome.Kind.ERROR || (outcome == Outcome.Kind.OK && action.isWrite());
    }

    @Override
    public void completed(OperationCompleted event, Act act, List<Finding> out) {
        Conversation conversation = act.conversation();
        Origin answer = event.answer();
        if (conversation == null || answer == null || !isWatched(event.operation())) {
            return;
        }
        AssetModel server = conversation.server();
        Service service = event.operation().service();
        if (event.outcome().kind() == Outcome.Kind.OK) {
            lost.remove(new Command(conversation, service.key()));
            return;
        }
        String detail = conversation.protocol() + '/' + service.key() + '/' + code(event.outcome());
        Habit habit = new Habit(HABIT, detail);
        Fact fact = baseline.assetFacts().news(server, habit, answer);
        if (fact == null) {
            return;
        }
        Pair pair = new Pair(conversation.client(), server);
        int refusals = pairs.getOrMake(pair, () -> new WindowCount(WINDOW)).add(answer.time());
        // An error of a gateway that did not reach the device is no refusal by the device.
        boolean isItsNo = !event.outcome().isOfRelay() && !event.outcome().isPutOff();
        Command command = new Command(conversation, service.key());
        InARow inARow = isItsNo && isOwnCommand(conversation, service) ? countLost(command, answer.time()) : null;
        boolean wasServed = service.action() == Action.READ && wasServed(conversation, event.operation());
        if (inARow != null && inARow.isLoss(answer.time())) {
            Broken broken = new Refusal(conversation, habit, event.outcome(), inARow.count, true, false);
            out.add(Finding.act(Kind.PROTOCOL_ERROR, command, broken));
        } else if (refusals >= MANY) {
            Broken broken = new Refusal(conversation, habit, event.outcome(), refusals, false, wasServed);
            out.add(Finding.act(Kind.PROTOCOL_ERROR, pair, broken));
        } else if (Outside.isKnown(conversation.link())) { // in a new conversation it is part of that alert
            String reason = "Lowered: it refused only a few times.";
            Broken broken = new Refusal(conversation, habit, event.outcome(), refusals, false, wasServed);
            out.add(Finding.novelty(Kind.PROTOCOL_ERROR, Severity.LOW, reason, fact, broken));
        }
    }

    /** Returns whether a client is known to give such commands in a conversation. */
    private static boolean isOwnCommand(Conversation conversation, Service service) {
        Fact used = service.action().isWrite() ? conversation.functions().find(service) : null;
        return used != null && used.isKnown() && Outside.isKnown(conversation.link());
    }

    /** Returns whether a client is known to read exactly these points: then the device changed, not the client. */
    private static boolean wasServed(Conversation conversation, Operation operation) {
        Fact used = conversation.functions().find(operation.service());
        return used != null
                && used.isKnown()
                && !operation.points().isEmpty()
                && operation.points().stream().allMatch(conversation.reads()::isKnown);
    }

    private InARow countLost(Command command, long time) {
        InARow before = lost.get(command);
        InARow inARow = before == null ? new InARow(1, time) : new InARow(before.count + 1, before.since);
        lost.put(command, inARow);
        return inARow;
    }

    @Override
    public String keptAs() {
        return "refusals";
    }

    /** {@code CLIENT SERVER SINCE REFUSALS}, with ids of assets. */
    @Override
    public void keep(KeptLines out) {
        pairs.forEach((pair, count) -> {
            String client = pair.client().assetId();
            String server = pair.server().assetId();
            if (client != null && server != null) {
                out.line().add(client).add(server).add(count.start()).add(count.count());
            }
        });
    }

    @Override
    public void takeUp(KeptLine line) {
        AssetModel client = baseline.find(line.nextText());
        AssetModel server = baseline.find(line.nextText());
        if (client != null && server != null) {
            pairs.put(new Pair(client, server), new WindowCount(WINDOW, line.nextLong(), line.nextInt()));
        }
    }

    private boolean isWatched(Operation operation) {
        return site.isIndustrial(operation.protocol())
                || operation.service().action() == Action.AUTHENTICATE
                || site.isController(operation.server());
    }

    private static String code(Outcome outcome) {
        return outcome.code() >= 0 ? Integer.toString(outcome.code()) : outcome.name();
    }

    /**
     * A device refuses requests.
     *
     * @param refusals number of refusals within an hour, or in a row
     * @param isLoss whether it refuses a command that it carried out for the client before
     * @param wasServed whether the client is known to read these points
     */
    private record Refusal(
            Conversation conversation, Habit habit, Outcome outcome, int refusals, boolean isLoss, boolean wasServed)
            implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String server = Wording.withUnit(conversation.server().name(), conversation.unit());
            String client = conversation.client().name();
            String error = outcome.name().isEmpty() ? "error " + outcome.code() : outcome.name();
            String title = finding.severity() == Severity.LOW || isLoss
                    ? server + " refuses " + sighting.service() + " with " + error
                    : server + " refuses what " + client + " asks again and again";
            String many = isLoss
                    ? refusals + " of these commands in a row, and it carried out none in between."
                    : refusals + " such refusals within an hour.";
            return Words.of(
                            isLoss ? title + " each time" : title,
                            FactText.habit(AssetNames.plain(conversation.server()), habit))
                    .seen(server + " refused " + sighting.service() + " of " + client + " with " + error
                            + ", which it is not known to do; " + many)
                    .normal("answers, or refusals that this device is known for.")
                    .history(server + " never refused this service so before.")
                    .observed(error)
                    .filter(sighting.filter());
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            if (isLoss) {
                return List.of("T0803", "T0813", "T0827");
            }
            return wasServed
                    ? List.of("T0814", "T0815")
                    : List.of("T0855", action == Action.AUTHENTICATE ? "T0859" : "T0888");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }

        @Override
        public boolean mayRaise() {
            return true;
        }
    }
}
