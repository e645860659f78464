package io.otus.core.capture;

import io.otus.core.capture.RawInput.ReadFailedException;

/** Finds the frames in the bytes of one file. */
sealed interface RecordReader permits PcapReader, PcapngReader {
    /**
     * Fills the holder with the next frame.
     *
     * @param number the number to give it
     * @return false at the end, complete or not
     */
    boolean next(Frame frame, long number) throws ReadFailedException;

    /** How the file ended. The text is the part of a sentence that says what is wrong and where. */
    CaptureEnd end();

    /** Records that were stepped over because they hold no frame and are not known. */
    long skipped();
}
