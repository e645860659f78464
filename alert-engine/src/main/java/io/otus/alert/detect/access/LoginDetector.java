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
import io.otus.alert.detect.Pair;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.DeviceFact;
import io.otus.alert.text.DisplayFilter;
import io.otus.alert.text.Former;
import io.otus.alert.text.Words;
import io.otus.core.event.Action;
import io.otus.core.event.Origin;
import io.otus.core.event.SessionSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#DEFAULT_CRED}: somebody signs in with the password that the product is delivered with. High, whoever does
 * it, and never learned. {@link Kind#CLEARTEXT_CRED}: a password is sent that anybody on the way can read. Low, and not
 * reported if the two devices are known to do so.
 */
public final class LoginDetector implements Detector.OnSession {
    private static final String HABIT = "cleartext-login";

    private record LoginKey(AssetModel client, AssetModel server, String protocol, String user) {}

    private final DetectorContext site;

    public LoginDetector(DetectorContext site) {
        this.site = site;
    }

    @Override
    public void session(SessionSeen event) {
        boolean isDefault = event.kind().equals(SessionSeen.DEFAULT_LOGIN);
        if (!isDefault && !event.kind().equals(SessionSeen.CLEARTEXT_LOGIN)) {
            return;
        }
        Origin origin = event.origin();
        Pair pair = site.pair(event);
        if (pair == null) {
            return;
        }
        AssetModel client = pair.client();
        AssetModel server = pair.server();
        Sighting sighting = pair.sighting(origin);
        if (isDefault) {
            Object key = new LoginKey(client, server, origin.protocol(), event.detail());
            Broken broken = new Login(origin, client, server, event.detail(), null);
            site.report(Finding.act(Kind.DEFAULT_CRED, key, broken), sighting);
            return;
        }
        Habit habit = new Habit(HABIT, origin.protocol() + '@' + server.name());
        Fact fact = site.baseline().assetFacts().news(client, habit, origin);
        if (fact != null) {
            Broken broken = new Login(origin, client, server, event.detail(), habit);
            site.report(Finding.of(Kind.CLEARTEXT_CRED, fact, broken), sighting);
        }
    }

    /**
     * A login with a readable or a delivered password.
     *
     * @param habit the habit that the two sign in unencrypted; null if the password is the delivered one
     */
    private record Login(
            Origin origin,
            AssetModel client,
            AssetModel server,
            String user,
            @Nullable Habit habit) implements Broken {
        @Override
        public Words words(Finding finding, Sighting sighting, Baseline baseline) {
            String to = client.name() + " signs in to " + server.name() + " in " + origin.protocol();
            String as = user.isEmpty() ? "" : " as " + user;
            if (habit != null) {
                return Words.of(to + " in the clear", FactText.habit(AssetNames.plain(client), habit))
                        .seen(to + as + "; the password can be read by anybody on the way.")
                        .normal("passwords that are encrypted on the way.")
                        .history(Former.history(finding.fact(), sighting.time(), "the two never did so before."))
                        .observed(user)
                        .filter(DisplayFilter.of(origin));
            }
            return Words.of(
                            to + " with the delivered password",
                            DeviceFact.between(client, server, "default login " + origin.protocol() + ' ' + user))
                    .seen(to + as + ", with the user name and password that the product is delivered with.")
                    .normal("nothing: such a login is reported whoever does it, learned or not.")
                    .observed(user)
                    .filter(DisplayFilter.of(origin));
        }

        @Override
        public List<String> techniques(Kind kind, Action action) {
            return kind == Kind.DEFAULT_CRED ? List.of("T0812", "T0859", "T0891") : List.of("T0859");
        }

        @Override
        public @Nullable Object cause(Finding finding, Sighting sighting) {
            return new Cause(client, null, null);
        }

        @Override
        public Path path() {
            return Path.of(origin);
        }
    }
}
