package io.otus.core.capture;

/**
 * Counters of a source since it was opened. For files, the kernel's are 0.
 *
 * @param frames frames read
 * @param filtered of these, frames of files that the filter kept from the analysis; 0 live, where the kernel filters
 * @param bytes captured bytes of the frames read
 * @param truncated frames of which the snap length cut something off
 * @param received frames that the kernel saw and the filter passed
 * @param kernelDropped frames that the kernel dropped because its buffer was full
 * @param interfaceDropped frames that the interface or its driver dropped
 * @param skipped records of a file that hold no frame and are not known
 */
public record CaptureStatistics(
        long frames,
        long filtered,
        long bytes,
        long truncated,
        long received,
        long kernelDropped,
        long interfaceDropped,
        long skipped) {}
