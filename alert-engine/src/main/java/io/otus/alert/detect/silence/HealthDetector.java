package io.otus.alert.detect.silence;

import io.otus.alert.detect.Broken;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.ImpairedHearing;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import io.otus.core.event.CaptureHealth;
import java.util.List;

/**
 * {@link Kind#SENSOR_HEALTH}: the sensor does not hear or keep what it should. It cannot report what it does not hear,
 * so that this is an alert of its own.
 */
public final class HealthDetector implements Detector.OnHealth {
    private record Key(CaptureHealth.Kind kind, String subject) {}

    @Override
    public void health(CaptureHealth health, List<Finding> out) {
        Broken broken = new ImpairedHearing(health);
        Key key = new Key(health.kind(), health.subject());
        switch (health.kind()) {
            case SILENT,
                    DROPS,
                    ONE_SIDED,
                    DISSECTOR_STOPPED,
                    CONSUMER_FAILED,
                    WRITE_REFUSED,
                    STORE_DAMAGED,
                    ALERTS_LOST -> out.add(Finding.of(Kind.SENSOR_HEALTH, key, broken));
            case LIMIT ->
                out.add(Finding.of(
                        Kind.SENSOR_HEALTH,
                        Severity.MEDIUM,
                        "Lowered: what was there before is still watched.",
                        key,
                        broken));
            case EVIDENCE_LOST ->
                out.add(Finding.of(
                        Kind.SENSOR_HEALTH,
                        Severity.LOW,
                        "Lowered: detection goes on; only the frames cannot be shown.",
                        key,
                        broken));
            case EXPORT_LOST, EXPORT_WAITING ->
                out.add(Finding.of(
                        Kind.SENSOR_HEALTH,
                        Severity.LOW,
                        "Lowered: store and log have every alert; only a receiver lacks some.",
                        key,
                        broken));
            case HEARD_AGAIN, TIME_GAP, FORGOTTEN -> {
                // Good news, and statements on the capture and on the size of the site: nobody has to do anything
                // about these.
            }
        }
    }
}
