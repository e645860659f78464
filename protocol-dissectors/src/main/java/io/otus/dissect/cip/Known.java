package io.otus.dissect.cip;

/** Knowledge that all flows share. */
record Known(Connections connections, Modes modes) {}
