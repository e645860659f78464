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
import java.util.function.BiConsumer;

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
     * Reads several lists together; the log says what of them is not taken.
     *
     * @throws Failure if one cannot be read, or they are too many
     */
    public static Indicators all(List<Path> files) {
        return all(files, (file, read) -> NotTaken.tell(file, "indicators check", read.notTaken()));
    }

    /**
     * Reads several lists together.
     *
     * @param told takes each list, to say what of it is not taken
     * @throws Failure if one cannot be read, or they are too many
     */
    public static Indicators all(List<Path> files, BiConsumer<Path, IndicatorList> told) {
        List<Indicator> all = new ArrayList<>();
        for (Path file : files) {
            IndicatorList read = read(file);
            told.accept(file, read);
            all.addAll(read.indicators());
        }
        if (all.size() > Indicators.MAX_INDICATORS) {
            throw new Failure(
                    ExitCode.CONFIGURATION, "indicators: more than " + Indicators.MAX_INDICATORS + " indicators");
        }
        return all.isEmpty() ? Indicators.NONE : new Indicators(all);
    }
}
