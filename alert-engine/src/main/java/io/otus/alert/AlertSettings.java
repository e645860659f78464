package io.otus.alert;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.PortUse;
import java.util.function.Predicate;

/**
 * How the engine is to work.
 *
 * @param sensor name of the sensor, part of every alert's id
 * @param plan when what is seen becomes normal
 * @param industrial whether the protocol of this id controls processes: only there do roles matter
 * @param ports which ports protocols use
 * @param custom rules that the site wrote itself
 */
public record AlertSettings(
        String sensor, LearningPlan plan, Predicate<String> industrial, PortUse ports, CustomRules custom) {
    /** Without rules of the site, and without knowledge of ports. */
    public AlertSettings(String sensor, LearningPlan plan, Predicate<String> industrial) {
        this(sensor, plan, industrial, PortUse.NONE, CustomRules.NONE);
    }

    /** Without rules of the site. */
    public AlertSettings(String sensor, LearningPlan plan, Predicate<String> industrial, PortUse ports) {
        this(sensor, plan, industrial, ports, CustomRules.NONE);
    }

    /** Without knowledge of ports. */
    public AlertSettings(String sensor, LearningPlan plan, Predicate<String> industrial, CustomRules custom) {
        this(sensor, plan, industrial, PortUse.NONE, custom);
    }
}
