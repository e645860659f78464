package io.otus.alert;

import io.otus.alert.custom.CustomRules;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;

/**
 * What a site brings itself to find things by.
 *
 * @param custom rules that it wrote
 * @param indicators lists that it imported
 * @param signatures rules for bytes that it imported
 * @param renewable whether others may come in their place while the engine runs
 */
public record SiteRules(CustomRules custom, Indicators indicators, SignatureSet signatures, boolean renewable) {
    /** Nothing. */
    public static final SiteRules NONE = new SiteRules(CustomRules.NONE, Indicators.NONE, SignatureSet.NONE);

    /** Those of a run in which nothing changes. */
    public SiteRules(CustomRules custom, Indicators indicators, SignatureSet signatures) {
        this(custom, indicators, signatures, false);
    }
}
