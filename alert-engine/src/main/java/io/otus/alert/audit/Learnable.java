package io.otus.alert.audit;

import io.otus.alert.alert.AlertState;
import io.otus.alert.alert.Further;
import io.otus.alert.alert.InvolvedAsset;
import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineApproval;
import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.Token;
import io.otus.alert.detect.Kind;
import io.otus.alert.text.Explanation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be declared normal so that an alert is not raised again. */
public final class Learnable {
    private Learnable() {}

    /**
     * What an alert told of, as far as it can be declared normal.
     *
     * @param statements the lines without their state: that of what the alert's title names, and those of what was
     *     folded in; empty where nothing need be said for it to be normal
     * @param left how many facts were folded in beyond these: the alert does not name them, or a baseline cannot hold
     *     them
     */
    public record Facts(List<String> statements, long left) {
        /** Copies the list. */
        public Facts {
            statements = List.copyOf(statements);
        }
    }

    /**
     * What must be declared normal.
     *
     * @throws BaselineException if no line of a baseline allows what the title names
     */
    public static Facts of(Baseline baseline, AlertState alert) throws BaselineException {
        List<String> statements = new ArrayList<>();
        try {
            statements.add(statement(baseline, alert));
        } catch (BaselineException e) {
            if (alert.origin().kind() == Kind.ASSET_CHANGED) {
                return new Facts(List.of(), 0); // what a device is now is known from when it was told
            }
            throw e;
        }
        Map<String, String> names = names(baseline, alert);
        long left = alert.further().count() - alert.further().items().size();
        for (Further.Item item : alert.further().items()) {
            try {
                statements.add(statement(baseline, names, item.fact(), item.observed()));
            } catch (BaselineException e) {
                left++; // it alerts again, by itself: better than that nothing at all can be learned
            }
        }
        return new Facts(statements.stream().distinct().toList(), left);
    }

    /**
     * The line without its state, in the words of this baseline: devices by their present names, and a value with the
     * one that was seen.
     *
     * @throws BaselineException if that is none that a baseline can hold
     */
    public static String statement(Baseline baseline, AlertState alert) throws BaselineException {
        Explanation told = alert.origin().explanation();
        return statement(baseline, names(baseline, alert), told.fact(), told.observed());
    }

    private static String statement(Baseline baseline, Map<String, String> names, String fact, String observed)
            throws BaselineException {
        String statement = renamed(fact, names);
        try {
            BaselineApproval.check(baseline, statement);
            return statement;
        } catch (BaselineException withoutValue) {
            String whole = statement + " {" + observed + '}';
            try {
                BaselineApproval.check(baseline, whole);
                return whole;
            } catch (BaselineException e) {
                withoutValue.addSuppressed(e);
                throw withoutValue;
            }
        }
    }

    /** What devices were called when it was told, and what they are called now. */
    private static Map<String, String> names(Baseline baseline, AlertState alert) {
        AssetNames now = AssetNames.of(baseline);
        Map<String, String> names = new HashMap<>();
        for (InvolvedAsset involved : alert.assets()) {
            AssetModel asset = baseline.find(involved.id());
            if (asset != null) {
                names.put(Token.escape(involved.name()), now.token(asset));
                for (String address : addresses(involved)) {
                    names.putIfAbsent(address, now.token(asset));
                }
            }
        }
        return names;
    }

    private static List<String> addresses(InvolvedAsset asset) {
        String ip = asset.ip();
        String mac = asset.mac();
        return List.of(ip == null ? "" : ip, mac == null ? "" : mac);
    }

    /** Devices stand in front of what is said of them. */
    private static String renamed(String fact, Map<String, String> names) {
        String[] words = fact.split(" ", -1);
        boolean isConversation = words.length > 2 && words[1].equals("->");
        words[0] = names.getOrDefault(words[0], words[0]);
        if (isConversation) {
            words[2] = names.getOrDefault(words[2], words[2]);
        }
        return String.join(" ", words);
    }
}
