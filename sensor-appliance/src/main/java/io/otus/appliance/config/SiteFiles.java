package io.otus.appliance.config;

import io.otus.alert.SiteRules;
import io.otus.alert.custom.CustomRule;
import io.otus.alert.signature.Signature;
import io.otus.alert.signature.SignatureList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that hold what a site brings itself.
 *
 * @param customRules rules that it wrote
 * @param indicators lists of what to be warned of
 * @param signatures rules for bytes
 */
public record SiteFiles(List<Path> customRules, List<Path> indicators, List<Path> signatures) {
    /** A site that brings nothing. */
    public static final SiteFiles NONE = new SiteFiles(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public SiteFiles {
        customRules = List.copyOf(customRules);
        indicators = List.copyOf(indicators);
        signatures = List.copyOf(signatures);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return customRules.isEmpty() && indicators.isEmpty() && signatures.isEmpty();
    }

    /**
     * Reads all of them.
     *
     * @param renewable whether they may be read anew while the sensor runs
     * @throws io.otus.appliance.exit.Failure if one cannot be read; it names the file, and the line where there is one
     */
    public SiteRules read(boolean renewable) {
        List<CustomRule> rules = new ArrayList<>();
        for (Path file : customRules) {
            List<CustomRule> read = RuleFile.read(file).rules();
            UnknownWords.tell(UnknownWords.of(read));
            rules.addAll(read);
        }
        List<Signature> bytes = new ArrayList<>();
        for (Path file : signatures) {
            SignatureList read = SignatureFile.read(file);
            NotTaken.tell(file, "signatures check", read.notTaken());
            bytes.addAll(read.signatures());
            rules.addAll(read.custom());
        }
        return new SiteRules(
                RuleFile.all(rules), IndicatorFile.all(indicators), SignatureFile.all(bytes), renewable && !isEmpty());
    }

    /**
     * What shows that a file is another than before, without reading it: which one it is, its size, and when it was
     * changed.
     */
    public List<String> marks() {
        return Stream.of(customRules, indicators, signatures)
                .flatMap(List::stream)
                .map(SiteFiles::mark)
                .toList();
    }

    private static String mark(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.fileKey() + " " + now.size() + ' ' + now.lastModifiedTime();
        } catch (IOException e) {
            return "none";
        }
    }
}
