package io.otus.alert;

import io.otus.alert.custom.CustomRules;
import io.otus.alert.indicator.Indicators;

/**
 * What a site brings itself to find things by.
 *
 * @param custom rules that it wrote
 * @param indicators lists that it imported
 */
public record SiteRules(CustomRules custom, Indicators indicators) {
    /** Nothing. */
    public static final SiteRules NONE = new SiteRules(CustomRules.NONE, Indicators.NONE);
}
