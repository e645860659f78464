package io.otus.alert.alert;

import io.otus.alert.detect.Kind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Which alerts give somebody a hold on a device, so that he may act from there. Stateless. */
public final class Hold {
    private static final Set<Kind> GIVE =
            EnumSet.of(Kind.LATERAL, Kind.REMOTE_OFFHOURS, Kind.EXPLOIT_SIG, Kind.DEFAULT_CRED);

    /** ATT&amp;CK for ICS: Lateral Tool Transfer; by {@link #SERVICES} somebody gave the program, else he took it. */
    private static final String TOOLS = "T0867";
    /** Remote Services. */
    private static final String SERVICES = "T0886";

    private Hold() {}

    /** Whether the source of such an alert has a hold on its target; on the source, where {@link #isFetch} holds. */
    public static boolean isGivenBy(Kind kind) {
        return GIVE.contains(kind);
    }

    /**
     * Whether the source of an alert fetched a program from its target, so that the target is who reached the source.
     *
     * @param attack ids of its techniques
     */
    public static boolean isFetch(Kind kind, Collection<String> attack) {
        return kind == Kind.LATERAL && attack.contains(TOOLS) && !attack.contains(SERVICES);
    }
}
