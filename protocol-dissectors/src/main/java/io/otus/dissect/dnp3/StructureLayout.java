package io.otus.dissect.dnp3;

import io.otus.dissect.dnp3.StructureLayout.Part.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of an object that is no plain point follow each other, IEEE 1815-2012 Annex A. Immutable.
 *
 * @param parts in wire order
 */
record StructureLayout(List<Part> parts) {
    private static final List<String> NONE = List.of();

    /** Message authentication codes, group 120. */
    private static final List<String> MAC_ALGORITHM = List.of(
            "",
            "hmac_sha_1_truncated_4_octets",
            "hmac_sha_1_truncated_10_octets",
            "hmac_sha_256_truncated_8_octets",
            "hmac_sha_256_truncated_16_octets",
            "hmac_sha_1_truncated_8_octets",
            "aes_gmac");

    private static final List<String> KEY_STATUS = List.of("", "ok", "not_init", "comm_fail", "auth_fail");

    private static final StructureLayout INDEXED_TIME =
            of(part("time", Kind.TIME), part("value", Kind.U32), part("interval_units", Kind.U8));
    private static final StructureLayout STORAGE =
            of(part("fill_percentage", Kind.U8), part("object_group", Kind.U8), part("object_variation", Kind.U8));
    private static final StructureLayout PRIVATE_REGISTRATION = of(
            part("vendor_code", Kind.TEXT_4),
            part("object_id", Kind.U16),
            part("length", Kind.U16),
            part("data", Kind.OCTETS, 2));
    private static final StructureLayout DESCRIPTOR_CHARACTERISTICS = of(part("characteristics", Kind.U8));
    private static final StructureLayout APPLICATION = of(part("application_identifier", Kind.TEXT));
    private static final StructureLayout REQUESTED_OPERATION =
            of(part("time_delay", Kind.U32), part("status", Kind.U8), part("optional_text", Kind.TEXT));
    private static final StructureLayout STATISTIC =
            of(part("flags", Kind.U8), part("association_id", Kind.U16), part("value", Kind.U32));
    private static final StructureLayout STATISTIC_TIME = of(
            part("flags", Kind.U8), part("association_id", Kind.U16), part("value", Kind.U32), part("time", Kind.TIME));

    private static final StructureLayout[] AUTHENTICATION = {
        of(
                part("challenge_sequence_number", Kind.U32),
                part("user_number", Kind.U16),
                named("mac_algorithm", MAC_ALGORITHM),
                named("reason_for_challenge", List.of("", "critical")),
                part("challenge_data", Kind.OCTETS)),
        of(part("challenge_sequence_number", Kind.U32), part("user_number", Kind.U16), part("mac_value", Kind.OCTETS)),
        of(part("challenge_sequence_number", Kind.U32), part("user_number", Kind.U16)),
        of(part("user_number", Kind.U16)),
        of(
                part("key_change_sequence_number", Kind.U32),
                part("user_number", Kind.U16),
                named("key_wrap_algorithm", List.of("", "aes_128", "aes_256")),
                named("key_status", KEY_STATUS),
                named("mac_algorithm", MAC_ALGORITHM),
                part("challenge_data_length", Kind.U16),
                part("challenge_data", Kind.OCTETS, 5),
                part("mac_value", Kind.OCTETS)),
        of(
                part("key_change_sequence_number", Kind.U32),
                part("user_number", Kind.U16),
                part("wrapped_key_data", Kind.OCTETS)),
        of(
                part("sequence_number", Kind.U32),
                part("user_number", Kind.U16),
                part("association_id", Kind.U16),
                named("error_code", AuthenticationError.NAMES),
                part("time", Kind.TIME),
                part("error_text", Kind.TEXT)),
        of(
                part("key_change_method", Kind.U8),
                named("certificate_type", List.of("", "id_certificate", "attribute_certificate")),
                part("certificate", Kind.OCTETS)),
        of(part("mac_value", Kind.OCTETS)),
        of(
                part("key_change_method", Kind.U8),
                named("operation", List.of("", "add", "delete", "change")),
                part("status_change_sequence_number", Kind.U32),
                part("user_role", Kind.U16),
                part("user_role_expiry_interval", Kind.U16),
                part("user_name_length", Kind.U16),
                part("user_public_key_length", Kind.U16),
                part("certification_data_length", Kind.U16),
                part("user_name", Kind.TEXT, 5),
                part("user_public_key", Kind.OCTETS, 6),
                part("certification_data", Kind.OCTETS, 7)),
        of(
                part("key_change_method", Kind.U8),
                part("user_name_length", Kind.U16),
                part("master_challenge_data_length", Kind.U16),
                part("user_name", Kind.TEXT, 1),
                part("master_challenge_data", Kind.OCTETS, 2)),
        of(
                part("key_change_sequence_number", Kind.U32),
                part("user_number", Kind.U16),
                part("outstation_challenge_data_length", Kind.U16),
                part("outstation_challenge_data", Kind.OCTETS, 2)),
        of(
                part("key_change_sequence_number", Kind.U32),
                part("user_number", Kind.U16),
                part("encrypted_update_key_length", Kind.U16),
                part("encrypted_update_key_data", Kind.OCTETS, 2)),
        of(part("digital_signature", Kind.OCTETS)),
        of(part("mac_value", Kind.OCTETS))
    };

    StructureLayout {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param name the standard's term
     * @param lengthIn which part before it has its length; {@link #REST} where it takes what is left, or has a fixed
     *     size
     * @param names names of its codes, from 0; empty where it is no code
     */
    record Part(String name, Kind kind, int lengthIn, List<String> names) {
        static final int REST = -1;

        /** What it is, and its octets; 0 where those differ from object to object. */
        enum Kind {
            U8(1),
            U16(2),
            U32(4),
            /** Milliseconds since 1970 UTC. */
            TIME(6),
            TEXT_4(4),
            TEXT(0),
            OCTETS(0);

            private final int size;

            Kind(int size) {
                this.size = size;
            }

            int size() {
                return size;
            }
        }

        Part {
            names = List.copyOf(names);
        }
    }

    /** The layout of this object; null where it is not such a one, or not known. */
    static @Nullable StructureLayout of(int group, int variation) {
        return switch (group) {
            case ObjectLibrary.TIME_AND_DATE -> variation == 4 ? INDEXED_TIME : null;
            case 81 -> variation == 1 ? STORAGE : null;
            case 83 -> variation == 1 || variation == 2 ? PRIVATE_REGISTRATION : null;
            case 86 -> variation == 2 ? DESCRIPTOR_CHARACTERISTICS : null;
            case 90 -> variation == 1 ? APPLICATION : null;
            case 91 -> variation == 1 ? REQUESTED_OPERATION : null;
            case ObjectLibrary.AUTHENTICATION ->
                variation >= 1 && variation <= AUTHENTICATION.length ? AUTHENTICATION[variation - 1] : null;
            case 121 -> variation == 1 ? STATISTIC : null;
            case 122 ->
                switch (variation) {
                    case 1 -> STATISTIC;
                    case 2 -> STATISTIC_TIME;
                    default -> null;
                };
            default -> null;
        };
    }

    /** Octets of the object; -1 where those differ from object to object, so that it must state its size. */
    int fixedSize() {
        int size = 0;
        for (Part part : parts) {
            if (part.kind().size() == 0) {
                return -1;
            }
            size += part.kind().size();
        }
        return size;
    }

    private static StructureLayout of(Part... parts) {
        return new StructureLayout(List.of(parts));
    }

    private static Part part(String name, Kind kind) {
        return new Part(name, kind, Part.REST, NONE);
    }

    private static Part part(String name, Kind kind, int lengthIn) {
        return new Part(name, kind, lengthIn, NONE);
    }

    private static Part named(String name, List<String> names) {
        return new Part(name, Kind.U8, Part.REST, names);
    }
}
