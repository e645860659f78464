package io.otus.appliance.config;

import io.otus.alert.indicator.Indicator;
import io.otus.alert.indicator.IndicatorException;
import io.otus.alert.indicator.IndicatorList;
import io.otus.alert.indicator.Indicators;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of indicators from their files. */
public final class IndicatorFile {
    private IndicatorFile() {}

    /**
     * Reads one list.
     *
     * @throws Failure with {@link ExitCode#CONFIGURATION} if it cannot be read
     */
    public static IndicatorList read(Path file) {
        try {
            return IndicatorList.read(ConfigReader.text(file, "indicator"), file.toString());
        } catch (IndicatorException e) {
            throw new Failure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads several lists together.
     *
     * @throws Failure if one cannot be read, or they are too many
     */
    public static Indicators all(List<Path> files) {
        List<Indicator> all = new ArrayList<>();
        for (Path file : files) {
            IndicatorList read = read(file);
            NotTaken.tell(file, "indicators check", read.notTaken());
            all.addAll(read.indicators());
        }
        if (all.size() > Indicators.MAX_INDICATORS) {
            throw new Failure(
                    ExitCode.CONFIGURATION, "indicators: more than " + Indicators.MAX_INDICATORS + " indicators");
        }
        return all.isEmpty() ? Indicators.NONE : new Indicators(all);
    }
}
