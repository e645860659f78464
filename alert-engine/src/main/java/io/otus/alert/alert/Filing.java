package io.otus.alert.alert;

import io.otus.alert.baseline.Baseline;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Sighting;
import io.otus.alert.text.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides into which alert a finding goes that no alert of this run told of, and begins one where there is none. The
 * order in which that is decided, {@link AlertBook} tells. Confined to the analysis thread.
 */
final class Filing {
    private final String sensor;
    private final Baseline baseline;
    private final EventDetails details;
    private final Told told;
    private final Leads leads;
    private final LivingAlerts living;
    private final News news;

    /**
     * Files by what was told.
     *
     * @param sensor name of the sensor
     * @param baseline what findings are explained against
     * @param details what is looked up for an alert
     * @param told which alert told of which finding
     * @param leads from which alert something follows
     * @param living takes the alerts that are begun
     */
    Filing(String sensor, Baseline baseline, EventDetails details, Told told, Leads leads, LivingAlerts living) {
        this.sensor = sensor;
        this.baseline = baseline;
        this.details = details;
        this.told = told;
        this.leads = leads;
        this.living = living;
        this.news = new News(told, baseline);
    }

    /** What names the act of which all these are findings, as {@link News#naming} has it. */
    Finding naming(List<Finding> findings, Sighting sighting) {
        return news.naming(findings, sighting.time());
    }

    /** The alert of this run that told of the same, and counts it up; null where there is none. */
    @Nullable
    Alert earlier(Finding main, Sighting sighting) {
        return news.countingUp(told.of(main, sighting.time()), main, sighting);
    }

    /**
     * The alert from which a finding follows that no alert of this run told of for itself; null where there is none. If
     * an earlier run told of it, it follows from nothing: it counts up in the alert of then.
     *
     * @param earlier the alert of this run in which it would count up; null where there is none. What was a part of
     *     that, as of a transfer, is a part of the next one when that goes on.
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
     * The alert of a finding of which none of this run told: one of an earlier run, one on the same cause, or a new
     * one.
     */
    Alert of(Finding main, Sighting sighting) {
        long time = sighting.time();
        Explanation explanation = main.explain(sighting, baseline);
        Alert earlier = news.countingUp(told.of(main.kind(), explanation.fact(), sighting), main, sighting);
        if (earlier != null) {
            return earlier;
        }
        Told.Cause cause = told.cause(main, sighting);
        Alert related = cause == null ? null : told.related(cause, main, time);
        if (related != null && main.broken().isAnew() && told.of(main, time) == related) {
            return related; // it told that this was done anew, which goes on
        }
        if (related != null) {
            related.facts().add(details.further(related, explanation, main, sighting));
            if (told.of(main, time) != null) { // another alert told of it, and keeps that: it is further here once
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
