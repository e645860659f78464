package io.otus.appliance.run;

import io.otus.alert.baseline.BaselineException;
import io.otus.alert.baseline.BaselineText;
import io.otus.appliance.config.UnknownWords;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.text.CountText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A baseline text and where it came from.
 *
 * @param name its file, as the user gave it; facts of it explain as approved by it
 * @param text what it says
 */
public record BaselineFile(String name, BaselineText text) {
    /** What will be louder with it than on the sensor that learned it, in a sentence; empty where nothing will be. */
    public Optional<String> strictness() {
        int strict = text.strict();
        if (strict == 0) {
            return Optional.empty();
        }
        return Optional.of(name + ": " + CountText.of(strict, "line") + " of written points and values"
                + (strict == 1 ? " does" : " do") + " not say since when " + (strict == 1 ? "it is" : "they are")
                + " known, so every other point and value beside " + (strict == 1 ? "it" : "them")
                + " is told as high, which the sensor that learned"
                + (strict == 1 ? " it" : " them") + " may tell as info; an export without --facts-only says it.");
    }

    /** Protocols of it that this version does not know, a sentence each: lines with them never hold. */
    public List<String> unknownProtocols() {
        return text.protocols().stream()
                .flatMap(protocol -> UnknownWords.ofProtocol(name + ": ", protocol).stream())
                .toList();
    }

    /**
     * Reads a file.
     *
     * @throws Failure with {@link ExitCode#CONFIGURATION} if it cannot be read or is no baseline
     */
    public static BaselineFile read(Path file) {
        try {
            return new BaselineFile(file.toString(), BaselineText.parse(file.toString(), Files.readString(file)));
        } catch (BaselineException e) {
            throw new Failure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": no such baseline file", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
