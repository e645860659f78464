package io.otus.alert.alert;

import io.otus.core.evidence.FrameSpan;

/**
 * A frame that shows an alert.
 *
 * @param capture id of the capture
 * @param span the part of the frame
 */
public record EvidenceItem(String capture, FrameSpan span) {}
