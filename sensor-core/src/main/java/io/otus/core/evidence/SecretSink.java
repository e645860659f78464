package io.otus.core.evidence;

/** Takes the places of secrets in frames, so that they are overwritten in what is kept of them. */
@FunctionalInterface
public interface SecretSink {
    /**
     * Bytes of a frame are a secret.
     *
     * @param offset first byte, from the link header
     */
    void secret(long frame, int offset, int length);
}
