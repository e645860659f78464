package io.otus.appliance.config;

import io.otus.alert.signature.Signature;
import io.otus.alert.signature.SignatureList;
import io.otus.alert.signature.SignatureSet;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads rules for bytes from their files. */
public final class SignatureFile {
    private SignatureFile() {}

    /**
     * Reads one file.
     *
     * @throws Failure with {@link ExitCode#CONFIGURATION} if it cannot be read
     */
    public static SignatureList read(Path file) {
        return SignatureList.read(ConfigReader.text(file, "rule"), file.toString());
    }

    /**
     * The rules of several files together.
     *
     * @throws Failure if two have one number, or they are too many
     */
    public static SignatureSet all(List<Signature> signatures) {
        Map<Long, String> places = new HashMap<>();
        for (Signature signature : signatures) {
            String other = places.putIfAbsent(signature.sid(), signature.source());
            if (other != null) {
                throw new Failure(
                        ExitCode.CONFIGURATION,
                        signature.source() + ": sid " + signature.sid() + " is that of another rule, at " + other);
            }
        }
        if (signatures.size() > SignatureSet.MAX_SIGNATURES) {
            throw new Failure(
                    ExitCode.CONFIGURATION, "signatures: more than " + SignatureSet.MAX_SIGNATURES + " signatures");
        }
        return signatures.isEmpty() ? SignatureSet.NONE : new SignatureSet(signatures);
    }
}
