package io.otus.alert.signature;

import io.otus.alert.custom.CustomRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of reading a file of rules.
 *
 * @param signatures rules for bytes, in the order of the file
 * @param custom rules for decoded fields, in the order of the file
 * @param notTaken the rejected rules, each with its place, its sid and the reason, in the order of the file
 */
public record SignatureList(List<Signature> signatures, List<CustomRule> custom, List<String> notTaken) {
    public SignatureList {
        signatures = List.copyOf(signatures);
        custom = List.copyOf(custom);
        notTaken = List.copyOf(notTaken);
    }

    /**
     * Reads a file of rules, one per line; a line that ends with a backslash continues on the next.
     *
     * @param name the name used in errors and alerts
     */
    public static SignatureList read(String text, String name) {
        List<Signature> signatures = new ArrayList<>();
        List<CustomRule> custom = new ArrayList<>();
        List<String> notTaken = new ArrayList<>();
        StringBuilder rule = new StringBuilder();
        int number = 0;
        int first = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            if (rule.isEmpty()) {
                first = number;
            }
            if (content.endsWith("\\")) {
                rule.append(content, 0, content.length() - 1).append(' ');
                continue;
            }
            rule.append(content);
            String whole = rule.toString().strip();
            rule.setLength(0);
            if (whole.isEmpty() || whole.startsWith("#")) {
                continue;
            }
            try {
                switch (SignatureParser.parse(whole, name + ":" + first)) {
                    case SignatureParser.Read.Bytes bytes -> signatures.add(bytes.signature());
                    case SignatureParser.Read.Fields fields -> custom.add(fields.rule());
                }
            } catch (IllegalArgumentException e) {
                notTaken.add(name + ":" + first + ": " + SignatureParser.place(whole) + e.getMessage());
            }
        }
        return new SignatureList(signatures, custom, notTaken);
    }
}
