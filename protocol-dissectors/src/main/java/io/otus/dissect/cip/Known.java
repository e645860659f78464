package io.otus.dissect.cip;

/** What all flows know together. */
record Known(Connections connections, Modes modes) {}
