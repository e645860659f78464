package io.otus.layer.banner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the identity of a device from texts in which programs introduce themselves. Stateless. */
public final class Products {
    private static final int MAX_CODE = 32;
    private static final int MIN_LETTERS = 2;
    private static final int MIN_DIGITS = 2;
    private static final int LONGEST_PREFIX = 3;
    private static final Pattern SYSTEM = Pattern.compile(
            "(Windows NT \\d+\\.\\d+|Windows CE|Android \\d+(?:\\.\\d+)*|"
                    + "CPU (?:iPhone )?OS \\d+(?:_\\d+)*|Mac OS X \\d+(?:[_.]\\d+)*|CrOS|FreeBSD|OpenBSD|VxWorks|QNX|Linux(?!; (?:U; )?Android))");

    private Products() {}

    /** The operating system that a browser names in its User-Agent; empty where it names none. */
    public static String system(String userAgent) {
        Matcher found = SYSTEM.matcher(userAgent);
        return found.find() ? found.group(1).replace('_', '.') : "";
    }

    /**
     * A text that is nothing but the code of a product, such as {@code TM221CE40R} or {@code BMX P34 2020}: capitals,
     * digits and hyphens, in words of which one mixes letters and digits and none is a plain word. Empty where it is
     * anything else.
     */
    public static String code(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_CODE || trimmed.isEmpty()) {
            return "";
        }
        int letters = 0;
        int digits = 0;
        boolean mixed = false;
        for (String word : trimmed.split("[ /-]", -1)) {
            int wordLetters = 0;
            int wordDigits = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (c >= 'A' && c <= 'Z') {
                    wordLetters++;
                } else if (c >= '0' && c <= '9') {
                    wordDigits++;
                } else {
                    return "";
                }
            }
            if (wordDigits == 0 && wordLetters > LONGEST_PREFIX) {
                return "";
            }
            mixed |= wordLetters > 0 && wordDigits > 0;
            letters += wordLetters;
            digits += wordDigits;
        }
        return mixed && letters >= MIN_LETTERS && digits >= MIN_DIGITS ? trimmed : "";
    }
}
