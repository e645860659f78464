package io.otus.dissect.mewtocol;

import io.otus.core.event.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a controller to RT, and behind the mode and the number of items, to EX00RT. Each is two hexadecimal
 * digits: model code, version, program capacity, operation mode, link units, error flag, and four of the
 * self-diagnostic error. The extended answer has the version of newer controllers behind these.
 *
 * @param modelCode the type of the CPU
 * @param version in the digits of the controller: 25 is 2.5
 * @param programCapacity in thousands of steps
 * @param operationMode bit 0 is set while the program runs
 * @param errorFlag bit 0 is set while the controller diagnoses an error of its own
 * @param selfDiagnosticError its number
 */
record PlcStatus(
        int modelCode,
        String version,
        String programCapacity,
        int operationMode,
        int errorFlag,
        int selfDiagnosticError) {
    private static final int LENGTH = 16;
    private static final int EXTENDED_HEAD = 4;
    private static final int RUN = 0x01;

    /** Reads an answer to RT; null where it is none. */
    static @Nullable PlcStatus of(String text) {
        return text.length() == LENGTH ? read(text, text.substring(2, 4)) : null;
    }

    /** Reads an answer to EX00RT, without these letters; null where it is none. */
    static @Nullable PlcStatus extended(String text) {
        if (text.length() < EXTENDED_HEAD + LENGTH + 2) {
            return null;
        }
        String status = text.substring(EXTENDED_HEAD, EXTENDED_HEAD + LENGTH);
        return read(status, text.substring(EXTENDED_HEAD + LENGTH, EXTENDED_HEAD + LENGTH + 2));
    }

    private static @Nullable PlcStatus read(String text, String version) {
        for (int i = 0; i < LENGTH; i++) {
            if (MewtocolFrame.digit(text.charAt(i)) < 0) {
                return null;
            }
        }
        int error = octet(text, 14) << 8 | octet(text, 12);
        return new PlcStatus(octet(text, 0), version, text.substring(4, 6), octet(text, 6), octet(text, 10), error);
    }

    private static int octet(String text, int at) {
        return MewtocolFrame.digit(text.charAt(at)) << 4 | MewtocolFrame.digit(text.charAt(at + 1));
    }

    String runState() {
        return (operationMode & RUN) != 0 ? "run" : "prog";
    }

    /** The version as people write it; empty where it is none. */
    String firmware() {
        char major = version.charAt(0);
        char minor = version.charAt(1);
        return isDigit(major) && isDigit(minor) ? major + "." + minor : "";
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    void fields(List<Element> into) {
        into.add(Element.number("model_code", modelCode));
        if (!family().isEmpty()) {
            into.add(Element.text("model", family()));
        }
        into.add(Element.text("version", version));
        into.add(Element.text("program_capacity", programCapacity));
        into.add(Element.number("operation_mode", operationMode));
        into.add(Element.text("run_state", runState()));
        into.add(Element.number("error_flag", errorFlag));
        into.add(Element.number("self_diagnostic_error", selfDiagnosticError));
    }

    /** The series of a model code, where only one has it; newer controllers answer RT with the code of an older one. */
    String family() {
        return switch (modelCode) {
            case 0x02, 0x12 -> "FP5";
            case 0x03 -> "FP3";
            case 0x30 -> "FP10SH";
            case 0x40, 0x41, 0x42 -> "FP0";
            case 0x43, 0x44, 0xE1 -> "FP-SIGMA";
            case 0x45 -> "FP-e";
            case 0x46, 0x47, 0x48, 0x49 -> "FP0R";
            case 0x50 -> "FP2";
            case 0x60, 0x62 -> "FP2SH";
            case 0x70, 0x71, 0x73, 0x74, 0x76, 0x77, 0x7A -> "FP-X";
            case 0x72, 0x75, 0x7F -> "FP-X0";
            case 0xA0, 0xA1, 0xA4, 0xA5, 0xA7, 0xA8, 0xAC, 0xAD, 0xAE, 0xAF -> "FP-XH";
            case 0xB0, 0xB1 -> "FP0H";
            default -> "";
        };
    }
}
