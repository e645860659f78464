package io.otus.appliance.run;

import io.otus.alert.audit.AuditEntry;
import io.otus.alert.audit.AuditFiles;
import io.otus.alert.audit.DecisionKind;
import io.otus.alert.audit.ListChange;
import io.otus.alert.baseline.BaselineText;
import io.otus.core.store.StoreReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

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
        Set<String> before = new HashSet<>();
        for (AuditEntry entry : DueAudit.decisions(state, reader).entries()) {
            ListChange texts = entry.list();
            if (texts != null && (entry.act() == DecisionKind.IMPORT || entry.act() == DecisionKind.REPLACE)) {
                before.add(texts.before());
            }
        }
        if (before.contains(digest(text.printKept()))) {
            return WHOLE;
        }
        if (before.contains(digest(text.printUnmarked()))) {
            return text.namesFiles() ? WHOLE : WITHOUT_FILES;
        }
        return NONE;
    }

    private static String digest(String text) {
        return AuditFiles.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
