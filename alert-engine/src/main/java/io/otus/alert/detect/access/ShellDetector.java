package io.otus.alert.detect.access;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.FactText;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.Severity;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.PayloadSeen;
import io.otus.core.event.SessionSeen;
import io.otus.core.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#LATERAL} from the first second on: a command interpreter of a device speaks in clear text over a
 * connection of no known protocol, as one does that somebody attached to a connection, whichever side opened it. High
 * if either side takes part in the control of a process, medium otherwise. Low if the device is known to do so with
 * that other device, as when the line of a terminal is carried over the network. The interpreter is recognized by what
 * it sends of itself, as greetings and prompts, within the first bytes of either side. A web server that answers with
 * the output of commands such as id, dir and ipconfig is reported as well: somebody put a page there that runs
 * commands, or found one that does.
 */
public final class ShellDetector implements Detector.OnUnclaimed, Detector.OnSession {
    private static final String HABIT = "shell";
    /** Most other devices with which a device is known to do so. */
    private static final int MAX_OWN = 16;

    private final DetectorContext site;

    public ShellDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void unclaimed(PayloadSeen event) {
        String what = ShellText.in(event.bytes());
        if (what != null) {
            tell(event.origin(), what, false);
        }
    }

    @Override
    public void session(SessionSeen event) {
        if (event.kind().equals(SessionSeen.COMMAND_OUTPUT)) {
            tell(event.origin(), event.detail(), true);
        }
    }

    private void tell(Origin origin, String what, boolean byPage) {
        IpAddress other = origin.destination().ip();
        AssetModel device = site.asset(origin.source(), origin);
        AssetModel user = site.asset(origin.destination(), origin);
        if (other == null || device == null || user == null || device == user) {
            return;
        }
        Habit habit = device.within(MAX_OWN, new Habit(HABIT, other.toString()));
        boolean known = Outside.isKnown(device.habit(habit));
        Fact fact = site.baseline().assetFacts().lastingHabit(device, habit, origin.time(), origin.evidence());
        site.baseline().learning().note(fact, origin);
        boolean ofProcess = Outside.isOfProcess(site, device) || Outside.isOfProcess(site, user);
        Severity severity = known ? Severity.LOW : ofProcess ? Kind.LATERAL.severity() : Severity.MEDIUM;
        String reason = known
                ? "Lowered: the device is known to do so with this one."
                : ofProcess ? "" : "Lowered: neither device takes part in the control of a process.";
        site.report(
                Finding.act(Kind.LATERAL, severity, reason, fact, new Opened(origin, what, byPage, habit)),
                new Sighting(origin.time(), origin.evidence(), null, user, device));
    }

    /**
     * A shell over a connection.
     *
     * @param origin the message with the interpreter's text
     * @param what the text, in words
     * @param byPage whether a web server sent it
     */
    private record Opened(Origin origin, String what, boolean byPage, Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            AssetModel device = sighting.target();
            String whose = Wording.name(device, origin.source());
            String who = Wording.name(sighting.source(), origin.destination());
            String fact = device == null ? "shell " + whose : FactText.habit(AssetNames.plain(device), habit);
            String said = whose + " sent " + who + " " + what;
            Words words = byPage
                    ? Words.of(
                                    whose + " runs commands by its web server for " + who
                                            + Former.when(finding.fact(), sighting.time()),
                                    fact)
                            .seen(said + " as an answer in " + origin.protocol() + ": its web server ran a command.")
                            .normal("web servers that give pages and files.")
                    : Words.of(who + " has a shell on " + whose + Former.when(finding.fact(), sighting.time()), fact)
                            .seen(said + ", in clear text and over a connection of no known protocol: whoever reads it"
                                    + " can give the device orders.")
                            .normal("command interpreters that are reached by SSH or another protocol for it.");
            return words.history(Former.history(finding.fact(), sighting.time(), "the two never did so before."))
                    .observed(what)
                    .filter(DisplayFilter.of(origin));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return List.of("T0807", "T0886");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return Cause.of(sighting);
        }

        @Override
        public Path path() {
            return Path.of(origin);
        }
    }
}
