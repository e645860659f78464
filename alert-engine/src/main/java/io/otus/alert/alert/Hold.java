package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Which alerts show that an intruder can act from the target device. Stateless. */
public final class Hold {
    private static final Set<Kind> GIVE =
            EnumSet.of(Kind.LATERAL, Kind.REMOTE_OFFHOURS, Kind.EXPLOIT_SIG, Kind.DEFAULT_CRED);

    /**
     * ATT&amp;CK for ICS: Lateral Tool Transfer. Together with {@link #SERVICES} the source delivered the program;
     * otherwise the source fetched it.
     */
    private static final String TOOLS = "T0867";
    /** ATT&amp;CK for ICS: Remote Services. */
    private static final String SERVICES = "T0886";

    private Hold() {}

    /**
     * Returns whether an alert of this kind gives its source control of its target; where {@link #isFetch} holds, the
     * target controls the source.
     */
    public static boolean isGivenBy(Kind kind) {
        return GIVE.contains(kind);
    }

    /**
     * Returns whether the source of an alert fetched a program from its target, so that the target reached the source.
     *
     * @param attack ids of its techniques
     */
    public static boolean isFetch(Kind kind, Collection<String> attack) {
        return kind == Kind.LATERAL && attack.contains(TOOLS) && !attack.contains(SERVICES);
    }
}
