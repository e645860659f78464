package io.otus.alert;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.PortUse;
import io.otus.core.protocol.Protocols;

/**
 * How the engine is to work.
 *
 * @param sensor name of the sensor, part of every alert's id
 * @param plan when what is seen becomes normal
 * @param protocols what is known of protocols, as whether they control processes: only there do roles matter
 * @param ports which ports protocols use
 * @param site what the site brings itself
 */
public record AlertSettings(String sensor, LearningPlan plan, Protocols protocols, PortUse ports, SiteRules site) {
    /** Without rules of the site, and without knowledge of ports. */
    public AlertSettings(String sensor, LearningPlan plan, Protocols protocols) {
        this(sensor, plan, protocols, PortUse.NONE, SiteRules.NONE);
    }

    /** Without rules of the site. */
    public AlertSettings(String sensor, LearningPlan plan, Protocols protocols, PortUse ports) {
        this(sensor, plan, protocols, ports, SiteRules.NONE);
    }
}
