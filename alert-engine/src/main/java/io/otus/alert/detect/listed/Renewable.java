package io.otus.alert.detect.listed;

import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Detector;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureSet;

/** Finds by what a site wrote or imported itself, which may become another while the engine runs. */
public interface Renewable extends Detector {
    /** These hold from now on, of which each detector takes its own. */
    void renew(CustomRules custom, Indicators indicators, SignatureSet signatures);
}
