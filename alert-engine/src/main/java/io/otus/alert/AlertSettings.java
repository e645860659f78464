package io.otus.alert;

import io.otus.alert.baseline.LearningPlan;
import java.util.function.Predicate;

/**
 * How the engine is to work.
 *
 * @param sensor name of the sensor, part of every alert's id
 * @param plan when what is seen becomes normal
 * @param industrial whether the protocol of this id controls processes: only there do roles matter
 */
public record AlertSettings(String sensor, LearningPlan plan, Predicate<String> industrial) {}
