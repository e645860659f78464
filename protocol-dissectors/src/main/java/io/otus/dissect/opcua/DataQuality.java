package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import java.util.List;

/**
 * What the status of a value says of it (OPC 10000-8 §6.3.2). Whether it may be read at all is none of its quality, and
 * is no part of this.
 */
final class DataQuality {
    private DataQuality() {}

    /** The flaws of a DataValue. */
    static Flaws of(List<Element> value) {
        String status = Elements.text(value, "status");
        if (status.isEmpty()) {
            return Flaws.NONE;
        }
        return switch (StatusCodes.name(StatusCodes.code(status))) {
            case "GoodLocalOverride", "UncertainSubstituteValue" -> Flaws.of(Flaw.FORCED);
            case "BadNotConnected",
                    "BadNoCommunication",
                    "UncertainNoCommunicationLastUsableValue",
                    "UncertainLastUsableValue" -> Flaws.of(Flaw.OUTDATED);
            case "BadDeviceFailure", "BadSensorFailure", "BadOutOfService", "BadConfigurationError" ->
                Flaws.of(Flaw.INVALID);
            case "UncertainSensorNotAccurate", "UncertainEngineeringUnitsExceeded" -> Flaws.of(Flaw.EXCEEDED);
            case "BadWaitingForInitialData", "UncertainInitialValue" -> Flaws.of(Flaw.RESTARTED);
            default -> Flaws.NONE;
        };
    }
}
