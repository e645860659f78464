package io.otus.alert.detect.protocol;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Outside;
import io.otus.core.net.Endpoint;

/** Part of {@link UnreadDetector}: the habit of talking to a server in what the sensor cannot parse. Stateless. */
final class TalkHabit {
    private static final String HABIT = "talks";
    /** Follows a service in place of a server, and stands for all further ones. */
    private static final String ANYWHERE = "@*";
    /** Most servers that are facts of their own for one device: other habits need room too. */
    private static final int MAX_OWN = 256;
    /** Most services with one fact for all further servers. */
    private static final int MAX_SERVICES = 64;

    private TalkHabit() {}

    /**
     * Returns the habit of talking to a server: to that server alone, or, beyond a number of servers, to all with that
     * service, or any.
     */
    static Habit of(AssetModel from, UnreadTalk talk) {
        Endpoint server = talk.server();
        Habit own = from.within(MAX_OWN, own(talk, server));
        return own.isFurther() ? from.within(MAX_OWN + MAX_SERVICES, anywhere(talk, server)) : own;
    }

    private static Habit own(UnreadTalk talk, Endpoint server) {
        return new Habit(HABIT, talk.service(server) + '@' + server.ip());
    }

    private static Habit anywhere(UnreadTalk talk, Endpoint server) {
        return new Habit(HABIT, talk.service(server) + ANYWHERE);
    }

    /** Returns whether the habit is about one server alone. */
    static boolean isOf(Habit habit, Endpoint server) {
        return habit.detail().endsWith("@" + server.ip());
    }

    /**
     * Returns whether the apparent server is known to ask the other side on its port, so that the request was missed.
     */
    static boolean isAnswer(UnreadTalk talk, AssetModel to) {
        return Outside.isKnown(to.habit(own(talk, talk.client())))
                || Outside.isKnown(to.habit(anywhere(talk, talk.client())));
    }
}
