package io.otus.alert.detect.danger;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.FactText;
import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Cause;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Expected;
import io.otus.alert.text.Wording;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Operation;
import io.otus.core.event.PointRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first command in a conversation while normal behaviour is learned.
 *
 * @param isWatching whether the client read from the device for a while before
 * @param isServing whether the client only answered in this protocol before
 * @param rhythm how often the command came
 */
record FirstCommand(
        Conversation conversation, Operation operation, boolean isWatching, boolean isServing, CommandRhythm rhythm)
        implements Broken {
    @Override
    public Words words(Finding finding, Sighting sighting, Baseline baseline) {
        String client = conversation.client().name();
        List<PointRange> points = operation.points();
        String point = points.isEmpty() ? "to" : points.getFirst().describe() + " of";
        String did = client + " wrote " + point + ' ' + Expected.place(conversation);
        String how = isWatching ? ", again and again" : ", which it does not watch";
        String often = Wording.times(rhythm.count()) + " within " + Wording.duration(rhythm.duration());
        return Words.of(did + how, FactText.conversation(conversation) + " first command")
                .seen(did + " with " + sighting.service() + (rhythm.count() > 1 ? ", " + often : "")
                        + (isServing ? "; until now it only answered in this protocol." : "."))
                .normal(
                        isWatching
                                ? "commands that follow what is read, once each, or a steady cycle."
                                : "commands of clients that read what they steer, or that write in a steady cycle.")
                .history(
                        isWatching
                                ? "it only read in this conversation before."
                                : "it read nothing in this conversation before, or began to just before it wrote.")
                .observed(sighting.service())
                .filter(sighting.filter());
    }

    @Override
    public List<String> techniques(Kind kind, Action action) {
        return isWatching ? List.of("T0806", "T0855") : List.of("T0855");
    }

    @Override
    public String advice(Kind kind) {
        return "Check the point in the process picture and ask who is working on it; close the alert if it was"
                + " intended: learning goes on.";
    }

    @Override
    public @Nullable Object cause(Finding finding, Sighting sighting) {
        return Cause.of(sighting);
    }

    @Override
    public List<String> points() {
        return operation.points().stream().map(PointRange::describe).toList();
    }
}
