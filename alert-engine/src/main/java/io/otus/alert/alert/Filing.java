package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the alert for a finding that no alert of this run reported, and creates one if necessary. {@link AlertBook}
 * documents the order of choice. Confined to the analysis thread.
 */
final class Filing {
    private final String sensor;
    private final Baseline baseline;
    private final EventDetails details;
    private final ReportedFacts told;
    private final Leads leads;
    private final LivingAlerts living;
    private final News news;

    /**
     * Creates the filing of a sensor.
     *
     * @param sensor name of the sensor
     * @param baseline the baseline against which findings are explained
     * @param details adds the details of an alert
     * @param told which alert reported which finding
     * @param leads which alerts may have consequences
     * @param living takes the new alerts
     */
    Filing(
            String sensor,
            Baseline baseline,
            EventDetails details,
            ReportedFacts told,
            Leads leads,
            LivingAlerts living) {
        this.sensor = sensor;
        this.baseline = baseline;
        this.details = details;
        this.told = told;
        this.leads = leads;
        this.living = living;
        this.news = new News(told, baseline);
    }

    /** Returns the finding that names the act, see {@link News#naming}. */
    Finding naming(List<Finding> findings, Sighting sighting) {
        return news.naming(findings, sighting.time());
    }

    /**
     * Returns the alert of this run that reported the same and in which the finding is counted; null if there is none.
     */
    @Nullable
    Alert earlier(Finding main, Sighting sighting) {
        return news.countingUp(told.of(main, sighting.time()), main, sighting);
    }

    /**
     * Returns the alert from which a finding follows, if no alert of this run reported the finding for itself; null if
     * there is none. A finding that an earlier run reported follows from nothing: it is counted in the alert of that
     * run.
     *
     * @param earlier the alert of this run in which the finding would be counted; null if there is none. A finding that
     *     was part of it, for example of a transfer, is part of the next such alert when it continues.
     */
    Leads.@Nullable Found lead(Finding main, @Nullable Alert earlier, Sighting sighting) {
        if (earlier != null && earlier.kind() == main.kind()) {
            return null;
        }
        Leads.Found lead = leads.of(main, sighting);
        if (lead == null || (lead.alert().status() == Status.ACKNOWLEDGED && Folding.isMore(main, lead.alert()))) {
            return null;
        }
        if (earlier != null && (earlier == lead.alert() || !lead.consequence().isLed(earlier.kind()))) {
            return null;
        }
        String fact = main.broken().words(main, sighting, baseline).fact();
        return told.of(main.kind(), fact, sighting) == null ? lead : null;
    }

    /**
     * Returns the alert of a finding that no alert of this run reported: one of an earlier run, one on the same cause,
     * or a new one.
     */
    Alert of(Finding main, Sighting sighting) {
        long time = sighting.time();
        Explanation explanation = main.explain(sighting, baseline);
        Alert earlier = news.countingUp(told.of(main.kind(), explanation.fact(), sighting), main, sighting);
        if (earlier != null) {
            return earlier;
        }
        ReportedFacts.Cause cause = told.cause(main, sighting);
        Alert related = cause == null ? null : told.related(cause, main, time);
        if (related != null && main.broken().isAnew() && told.of(main, time) == related) {
            return related; // the alert reported that this was done again, and it goes on
        }
        if (related != null) {
            related.facts().add(details.further(related, explanation, main, sighting));
            if (told.of(main, time) != null) { // another alert keeps the fact: it is further only once
                told.raised(related, explanation.fact(), sighting);
            }
            return related;
        }
        AlertOrigin origin = AlertOrigin.of(sensor, main, explanation, sighting, details.card(main, sighting));
        Alert alert = new Alert(origin, main.severity());
        told.raised(alert, explanation.fact(), sighting);
        told.toldAnew(main, alert);
        living.add(alert, time);
        if (cause != null) {
            told.raised(alert, cause);
        }
        return alert;
    }
}
