package io.otus.dissect.goose;

import java.util.Locale;

/** GOOSE messages in hexadecimal, put together by the picture of IEC 61850-8-1 Annex A. */
final class Messages {
    static final String T = "84 08 386EBBF34217280A";
    static final String ONE_BOOLEAN = "AB 03 83 01 01";

    private Messages() {}

    /** A message of control block {@code LD/G} with these numbers and one value. */
    static String message(int stNum, int sqNum) {
        return message(stNum, sqNum, T, ONE_BOOLEAN);
    }

    static String message(int stNum, int sqNum, String t, String allData) {
        return framed(elements(1000, stNum, sqNum, t, 1, 1, allData));
    }

    static String elements(int live, int stNum, int sqNum, String t, int confRev, int entries, String allData) {
        return "80 04 4C442F47 81 02 " + hex(live, 4) + "82 04 4C442F44 83 02 4964" + t + "85 02" + hex(stNum, 4)
                + "86 02" + hex(sqNum, 4) + "87 01 00 88 01" + hex(confRev, 2) + "89 01 00 8A 01" + hex(entries, 2)
                + allData;
    }

    /** Behind its header with APPID 1. */
    static String framed(String elements) {
        String body = elements.replace(" ", "");
        return "0001" + hex(8 + 3 + body.length() / 2, 4) + "0000 0000 61 81" + hex(body.length() / 2, 2) + body;
    }

    static String hex(int value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "X", value);
    }
}
