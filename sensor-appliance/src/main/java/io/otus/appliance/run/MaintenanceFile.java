package io.otus.appliance.run;

import io.otus.alert.maintenance.MaintenanceException;
import io.otus.alert.maintenance.MaintenancePlan;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.net.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the file of planned work. */
final class MaintenanceFile {
    private MaintenanceFile() {}

    /**
     * The plan of a file; nothing is planned without one.
     *
     * @param sites those of the plant, which it may name
     * @throws Failure with {@link ExitCode#CONFIGURATION} if it cannot be read or is no plan
     */
    static MaintenancePlan read(@Nullable Path file, Sites sites) {
        if (file == null) {
            return MaintenancePlan.NONE;
        }
        try {
            return MaintenancePlan.parse(file.toString(), Files.readString(file), sites);
        } catch (MaintenanceException e) {
            throw new Failure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": no such maintenance file", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.CONFIGURATION, file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
