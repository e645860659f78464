package io.otus.alert.detect.listed;

import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Detector;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;

/** A detector that uses the site's own rules, indicators or signatures, which may be replaced while the engine runs. */
public interface Renewable extends Detector {
    /** Replaces them; each detector takes those that it uses. */
    void renew(CustomRules custom, Indicators indicators, SignatureSet signatures);
}
