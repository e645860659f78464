package io.otus.alert;

import io.otus.alert.custom.CustomRules;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;

/**
 * The site's own rules, indicators and signatures.
 *
 * @param custom rules that the site wrote
 * @param indicators lists that the site imported
 * @param signatures byte patterns that the site imported
 * @param renewable whether others may replace them while the engine runs
 */
public record SiteRules(CustomRules custom, Indicators indicators, SignatureSet signatures, boolean renewable) {
    /** No rules, indicators or signatures. */
    public static final SiteRules NONE = new SiteRules(CustomRules.NONE, Indicators.NONE, SignatureSet.NONE);

    /** Creates the rules of a run in which they do not change. */
    public SiteRules(CustomRules custom, Indicators indicators, SignatureSet signatures) {
        this(custom, indicators, signatures, false);
    }
}
