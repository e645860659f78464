package io.otus.alert.maintenance;

import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Severity;
import io.otus.alert.text.Explanation;
import io.otus.alert.text.Wording;
import io.otus.core.event.Action;
import io.otus.core.event.EventTime;
import java.util.stream.Collectors;

/** Words observations of declared work. */
public final class MaintenanceText {
    private static final String FACT = "maintenance ";
    private static final String TO_DO = "\nTo do: ";

    private MaintenanceText() {}

    /** Returns the text that stands for a window in place of an alert's broken fact. */
    public static String fact(MaintenanceWindow window) {
        return FACT
                + EventTime.nanoseconds(window.start())
                + ' '
                + EventTime.nanoseconds(window.end())
                + ' '
                + site(window, "site ", " ")
                + String.join(",", window.by().names())
                + ' '
                + String.join(",", window.on().names())
                + ' '
                + actions(window, ",")
                + ' '
                + window.reason();
    }

    /**
     * Returns whether a text stands for a window. A fact about a device named {@code maintenance} does not go on with a
     * time.
     */
    public static boolean isFact(String fact) {
        return fact.startsWith(FACT) && fact.length() > FACT.length() && Character.isDigit(fact.charAt(FACT.length()));
    }

    /** Returns the event time at which the window of such a text ends, in nanoseconds since 1970. */
    public static long end(String fact) {
        return EventTime.parse(fact.split(" ", 4)[2]);
    }

    /** Returns a finding as part of the work, with severity info. */
    public static Finding lowered(MaintenanceWindow window, Finding finding) {
        String reason = "Lowered: it is part of declared work" + why(window) + ", "
                + Wording.minute(window.start()) + " to " + Wording.minute(window.end())
                + site(window, ", at site ", "") + ", by "
                + Wording.list(window.by().names()) + ", on "
                + Wording.list(window.on().names())
                + (window.actions().isEmpty() ? "" : ", only " + actions(window, ", ")) + '.';
        return new Finding(finding.kind(), Severity.INFO, reason, finding.key(), finding.broken(), finding.act());
    }

    /** Returns the explanation for the alert on a window, made from its first lowered finding. */
    public static Explanation explain(MaintenanceWindow window, Explanation first) {
        String text = first.explanation();
        int advice = text.lastIndexOf(TO_DO);
        return new Explanation(
                "Maintenance" + why(window) + ": " + first.title(),
                (advice < 0 ? text : text.substring(0, advice)) + TO_DO
                        + "nothing, if the work was done then. All of it is counted here.",
                fact(window),
                null,
                first.observed(),
                0,
                0,
                first.filter());
    }

    /** Returns a line for an alert on what was part of the work of a window that is over. */
    public static String before(MaintenanceWindow window) {
        return "Before: it was part of declared work" + why(window) + " until " + Wording.minute(window.end()) + '.';
    }

    private static String site(MaintenanceWindow window, String before, String after) {
        PlannedSite site = window.site();
        return site == null ? "" : before + site.name() + after;
    }

    private static String why(MaintenanceWindow window) {
        return window.reason().isEmpty() ? "" : " (" + window.reason() + ")";
    }

    private static String actions(MaintenanceWindow window, String separator) {
        return window.actions().stream().map(Action::key).sorted().collect(Collectors.joining(separator));
    }
}
