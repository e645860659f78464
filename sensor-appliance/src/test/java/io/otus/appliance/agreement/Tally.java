package io.otus.appliance.agreement;

/** What was compared of one protocol, or of the part of it that the oracle has flagged. */
final class Tally {
    int oracle;
    int otus;
    int matched;
    int missing;
    int extra;
    long compared;
    long equal;

    double share() {
        return compared == 0 ? 1 : equal / (double) compared;
    }
}
