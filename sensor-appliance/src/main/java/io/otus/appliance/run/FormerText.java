package io.otus.appliance.run;

import io.otus.alert.audit.Act;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.baseline.BaselineText;
import io.otus.core.store.StoreReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Whether a text is one that an import kept as the baseline before it. */
public enum FormerText {
    /** It is a person's word. */
    NONE,
    /** It is, and names the file that declared a line. */
    WHOLE,
    /** It is, and was kept by a version that did not note which file declared a line. */
    WITHOUT_FILES;

    /** What it is, to the byte; also where the import is due only. */
    static FormerText of(Path state, StoreReader reader, BaselineText text) {
        if (isBefore(state, reader, text.printKept())) {
            return WHOLE;
        }
        if (isBefore(state, reader, text.printUnmarked())) {
            return text.namesFiles() ? WHOLE : WITHOUT_FILES;
        }
        return NONE;
    }

    private static boolean isBefore(Path state, StoreReader reader, String text) {
        String digest = AuditFiles.digest(text.getBytes(StandardCharsets.UTF_8));
        return DueAudit.decisions(state, reader).entries().stream()
                .anyMatch(entry -> (entry.act() == Act.IMPORT || entry.act() == Act.REPLACE)
                        && entry.list() != null
                        && entry.list().before().equals(digest));
    }
}
