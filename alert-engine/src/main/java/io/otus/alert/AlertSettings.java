package io.otus.alert;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.PortUse;
import java.util.function.Predicate;

/**
 * How the engine is to work.
 *
 * @param sensor name of the sensor, part of every alert's id
 * @param plan when what is seen becomes normal
 * @param industrial whether the protocol of this id controls processes: only there do roles matter
 * @param ports which ports protocols use
 * @param site what the site brings itself
 */
public record AlertSettings(
        String sensor, LearningPlan plan, Predicate<String> industrial, PortUse ports, SiteRules site) {
    /** Without rules of the site, and without knowledge of ports. */
    public AlertSettings(String sensor, LearningPlan plan, Predicate<String> industrial) {
        this(sensor, plan, industrial, PortUse.NONE, SiteRules.NONE);
    }

    /** Without rules of the site. */
    public AlertSettings(String sensor, LearningPlan plan, Predicate<String> industrial, PortUse ports) {
        this(sensor, plan, industrial, ports, SiteRules.NONE);
    }
}
