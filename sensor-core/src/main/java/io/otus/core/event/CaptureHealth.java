package io.otus.core.event;

/**
 * A report on how well the sensor itself hears.
 *
 * @param time event time, nanoseconds since 1970
 * @param kind what is wrong or was noticed
 * @param subject the interface, limit or dissector concerned
 * @param text one sentence for a person
 * @param count how often, or how many
 */
public record CaptureHealth(long time, Kind kind, String subject, String text, long count) {
    /** What a health event reports. */
    public enum Kind {
        /** An interface carries no frames. */
        SILENT,
        /** Frames are heard again. */
        HEARD_AGAIN,
        /** Event time stepped forward by more than ten minutes. */
        TIME_GAP,
        /** The kernel or the sensor dropped frames. */
        DROPS,
        /** A named bound was reached. */
        LIMIT,
        /** A dissector failed and was stopped on a flow. */
        DISSECTOR_STOPPED,
        /** A part of the sensor failed at an event, and left it out. */
        CONSUMER_FAILED,
        /** Only one direction of the traffic is seen. */
        ONE_SIDED,
        /** Evidence frames could not be kept. */
        EVIDENCE_LOST,
        /** Lines of alerts could not be kept. */
        ALERTS_LOST,
        /** Lines of alerts could not be sent. */
        EXPORT_LOST,
        /** A receiver of alerts takes none since a while; they wait for it. */
        EXPORT_WAITING,
        /** The store was found damaged. */
        STORE_DAMAGED,
        /** The store refused something for good, which is lost. */
        WRITE_REFUSED,
        /**
         * Something was forgotten to stay within a bound, as happens where there is more than the sensor is made for.
         */
        FORGOTTEN
    }
}
