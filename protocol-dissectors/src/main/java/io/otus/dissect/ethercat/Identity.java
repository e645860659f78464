package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Output;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.HexFormat;

/**
 * What devices say of themselves: the words of their EEPROM (ETG.1000.6 §5.4) and objects of CoE (ETG.1000.6 §5.6.7).
 */
final class Identity {
    private static final int VENDOR_ID = 0x0008;
    private static final int PRODUCT_CODE = 0x000A;
    private static final int REVISION = 0x000C;
    private static final int SERIAL = 0x000E;
    private static final int NAME_OBJECT = 0x1008;
    private static final int HARDWARE_OBJECT = 0x1009;
    private static final int SOFTWARE_OBJECT = 0x100A;
    private static final int IDENTITY_OBJECT = 0x1018;

    private final Endpoint master;
    private final Output out;

    Identity(Endpoint master, Output out) {
        this.master = master;
        this.out = out;
    }

    /** Words of an EEPROM from this word on. */
    void eeprom(String unit, long word, ByteView data) {
        for (int at = 0; data.has(at, 4); at += 4) {
            number(unit, word + at / 2, data.le32(at), "eeprom");
        }
    }

    private void number(String unit, long word, long value, String source) {
        if (word == VENDOR_ID) {
            claim(unit, Attribute.VENDOR, vendor(value), source);
        } else if (word == PRODUCT_CODE) {
            claim(unit, Attribute.ORDER_NUMBER, "product code " + hex(value), source);
        } else if (word == REVISION) {
            claim(unit, Attribute.HARDWARE, "revision " + hex(value), source);
        } else if (word == SERIAL && value != 0) {
            claim(unit, Attribute.SERIAL, Long.toString(value), source);
        }
    }

    /** An object that a device answered. */
    void object(String unit, Mailbox answer) {
        switch (answer.index()) {
            case NAME_OBJECT -> claim(unit, Attribute.MODEL, answer.text().strip(), "object 1008");
            case HARDWARE_OBJECT ->
                claim(unit, Attribute.HARDWARE, answer.text().strip(), "object 1009");
            case SOFTWARE_OBJECT ->
                claim(unit, Attribute.FIRMWARE, answer.text().strip(), "object 100A");
            case IDENTITY_OBJECT -> {
                ValueList value = answer.value();
                if (value.type() == ValueType.UNSIGNED && answer.subindex() >= 1) {
                    number(unit, VENDOR_ID + 2L * (answer.subindex() - 1), value.integer(0), "object 1018");
                }
            }
            default -> {
                // Says nothing of who it is.
            }
        }
    }

    /** State of a device. */
    void state(String unit, String state) {
        claim(unit, Attribute.RUN_STATE, state, "al_status");
    }

    private static String hex(long value) {
        return "0x" + HexFormat.of().toHexDigits((int) value);
    }

    /** Makers by the number that the EtherCAT Technology Group assigned, as far as they are certain. */
    private static String vendor(long id) {
        return switch ((int) id) {
            case 0x02 -> "Beckhoff Automation";
            case 0x83 -> "Omron";
            case 0x9A -> "Elmo Motion Control";
            case 0x539 -> "Yaskawa";
            case 0x66F -> "Panasonic";
            default -> "EtherCAT vendor " + hex(id);
        };
    }

    private void claim(String unit, Attribute attribute, String value, String source) {
        if (!value.isEmpty()) {
            out.claim(master, unit, attribute, value, "ethercat " + source, Trust.DEVICE);
        }
    }
}
