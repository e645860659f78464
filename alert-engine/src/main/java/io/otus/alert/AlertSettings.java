package io.otus.alert;

import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.detect.PortUse;
import io.otus.core.protocol.Protocols;

/**
 * Settings of the alert engine.
 *
 * @param sensor name of the sensor, part of every alert's id
 * @param plan when observed behaviour becomes normal
 * @param protocols properties of protocols, such as whether they control processes: roles matter only in those
 * @param ports which ports protocols use
 * @param site the site's own rules, indicators and signatures
 */
public record AlertSettings(String sensor, LearningPlan plan, Protocols protocols, PortUse ports, SiteRules site) {
    /** Creates settings without the site's own rules and without knowledge of ports. */
    public AlertSettings(String sensor, LearningPlan plan, Protocols protocols) {
        this(sensor, plan, protocols, PortUse.NONE, SiteRules.NONE);
    }

    /** Creates settings without the site's own rules. */
    public AlertSettings(String sensor, LearningPlan plan, Protocols protocols, PortUse ports) {
        this(sensor, plan, protocols, ports, SiteRules.NONE);
    }
}
