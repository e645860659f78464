package io.otus.alert.baseline;

/**
 * One content that a program object had.
 *
 * @param sha256 SHA-256 over it in hexadecimal; {@link ProgramObject#ANY} for whatever it holds
 * @param fact that the object may hold it, and when and by whom it was moved first
 */
public record ProgramVersion(String sha256, Fact fact) {}
