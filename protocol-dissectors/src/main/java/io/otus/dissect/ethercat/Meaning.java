package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What datagrams ask and what devices put into them. A frame is asked of as the master sends it, and answered as it
 * comes back: nothing is told twice. What is repeated each cycle is told once, and a setting again where its data are
 * others: registers that are polled and process data make no operation each. What moves a device is told each time.
 */
final class Meaning {
    private static final Service READ_REGISTER = service("register_read", Action.DIAGNOSE);
    private static final Service WRITE_REGISTER = service("register_write", Action.CONFIGURE);
    private static final Service READ_MEMORY = service("physical_read", Action.READ);
    private static final Service WRITE_MEMORY = service("physical_write", Action.WRITE);
    private static final Service READ_LOGICAL = service("logical_read", Action.READ);
    private static final Service WRITE_LOGICAL = service("logical_write", Action.WRITE);
    private static final Service READ_WRITE_LOGICAL = service("logical_read_write", Action.WRITE);
    private static final Service DISTRIBUTE = service("read_multiple_write", Action.OTHER);
    private static final Service INIT = service("al_control_init", Action.STOP);
    private static final Service PREOP = service("al_control_preop", Action.MODE);
    private static final Service BOOTSTRAP = service("al_control_bootstrap", Action.MODE);
    private static final Service SAFEOP = service("al_control_safeop", Action.MODE);
    private static final Service OP = service("al_control_op", Action.START);
    private static final Service STATE = service("al_status", Action.NOTIFY);
    private static final Service RESET = service("reset", Action.RESTART);
    private static final Service ADDRESS = service("set_station_address", Action.CONFIGURE);
    private static final Service TIME = service("system_time", Action.TIME_SET);
    private static final Service READ_EEPROM = service("eeprom_read", Action.IDENTIFY);
    private static final Service WRITE_EEPROM = service("eeprom_write", Action.DOWNLOAD);
    private static final Service RELOAD_EEPROM = service("eeprom_reload", Action.CONFIGURE);

    private static final int EEPROM_READ = 1;
    private static final int EEPROM_WRITE = 2;
    private static final int EEPROM_RELOAD = 4;

    private final Devices devices;
    private final Identity identity;
    private final Output out;
    private final boolean isReturned;

    Meaning(Devices devices, Identity identity, Output out, boolean isReturned) {
        this.devices = devices;
        this.identity = identity;
        this.out = out;
        this.isReturned = isReturned;
    }

    private static Service service(String name, Action action) {
        return new Service(-1, name, action);
    }

    /** Reports the meaning of a datagram, or of the mailbox in it. */
    void tell(int command, long address, ByteView data, int workingCounter, String unit, @Nullable Mailbox mailbox) {
        boolean isWorked = isReturned && workingCounter > 0;
        if (CommandType.isNothing(command) || !CommandType.isKnown(command)) {
            return;
        }
        if (CommandType.isLogical(command)) {
            if (!isReturned) {
                logical(command, address, data.length());
            }
            return;
        }
        int ado = (int) (address >> 16);
        learn(command, (int) address & 0xFFFF, ado, data, unit);
        if (mailbox != null) {
            boolean answers = CommandType.reads(command) && isWorked;
            boolean asks = CommandType.writes(command) && !isReturned;
            if (answers || asks) {
                new MailboxMeaning(out, identity, unit, isReturned).tell(mailbox);
            }
        } else if (!isReturned) {
            ask(command, address, ado, data, unit);
        } else if (isWorked && CommandType.reads(command) && ado < Register.MEMORY) {
            answer(ado, data, unit);
        }
    }

    /** What is needed later: addresses, mailboxes and words of the EEPROM. */
    private void learn(int command, int adp, int ado, ByteView data, String unit) {
        if (!CommandType.writes(command) || ado >= Register.MEMORY) {
            return;
        }
        if (ado == Register.STATION_ADDRESS && data.length() >= 2 && CommandType.isAutoIncrement(command)) {
            devices.station(adp, isReturned, data.le16(0));
        } else if (ado >= Register.SYNC_MANAGER && ado < Register.SYNC_MANAGER_END && (ado & 0x07) == 0) {
            devices.syncManagers(unit, data);
        } else if (ado == Register.EEPROM_CONTROL && data.length() >= 4) {
            devices.eepromAddress(unit, data.has(2, 4) ? data.le32(2) : data.le16(2));
        } else if (ado == Register.EEPROM_ADDRESS && data.length() >= 4) {
            devices.eepromAddress(unit, data.le32(0));
        }
    }

    private void logical(int command, long address, int length) {
        if (length > 0 && devices.isNews(Units.NONE, command, address, 0)) {
            boolean reads = CommandType.reads(command);
            Service service = !CommandType.writes(command) ? READ_LOGICAL : reads ? READ_WRITE_LOGICAL : WRITE_LOGICAL;
            request(service, Units.NONE, PointRange.of("logical", address, length));
        }
    }

    private void request(Service service, String unit, PointRange... points) {
        out.request(Request.unconfirmed(service, unit, List.of(points)));
    }

    private void ask(int command, long address, int ado, ByteView data, String unit) {
        boolean writes = CommandType.writes(command);
        boolean isRegister = ado < Register.MEMORY;
        boolean isAct = writes && isAct(ado);
        long compared = writes && isRegister ? data.contentHash(0) : 0;
        if (data.length() == 0 || (!isAct && !devices.isNews(unit, command, address, compared))) {
            return;
        }
        if (!writes) {
            boolean distributes = !CommandType.isBroadcast(command) && command > CommandType.LAST_LOGICAL;
            Service service = distributes ? DISTRIBUTE : isRegister ? READ_REGISTER : READ_MEMORY;
            request(service, unit, PointRange.of(isRegister ? "register" : "memory", ado, data.length()));
        } else if (!isRegister) {
            request(WRITE_MEMORY, unit, PointRange.of("memory", ado, data.length()));
        } else {
            write(ado, data, unit);
        }
    }

    /** Whether no device is written this each cycle, so that the same again is another act. */
    private static boolean isAct(int ado) {
        return switch (ado) {
            case Register.AL_CONTROL,
                    Register.RESET_ECAT,
                    Register.RESET_PDI,
                    Register.STATION_ADDRESS,
                    Register.SYSTEM_TIME,
                    Register.SYSTEM_TIME_OFFSET,
                    Register.EEPROM_CONTROL -> true;
            default -> false;
        };
    }

    private void write(int ado, ByteView data, String unit) {
        PointRange register = PointRange.of("register", ado, data.length());
        switch (ado) {
            case Register.AL_CONTROL -> control(data.u8(0), unit);
            case Register.RESET_ECAT, Register.RESET_PDI -> request(RESET, unit, register);
            case Register.STATION_ADDRESS -> request(ADDRESS, unit, register);
            case Register.SYSTEM_TIME, Register.SYSTEM_TIME_OFFSET -> request(TIME, unit, register);
            case Register.EEPROM_CONTROL -> eeprom(data, unit);
            default -> request(WRITE_REGISTER, unit, register);
        }
    }

    private void control(int state, String unit) {
        Service service = switch (state & 0x0F) {
            case 1 -> INIT;
            case 2 -> PREOP;
            case 3 -> BOOTSTRAP;
            case 4 -> SAFEOP;
            case 8 -> OP;
            default -> WRITE_REGISTER;
        };
        request(service, unit, PointRange.named("al_control", ValueList.text(Register.state(state))));
    }

    private void eeprom(ByteView data, String unit) {
        int command = data.length() < 2 ? 0 : data.u8(1) & 0x07;
        long word = devices.eepromAddress(unit);
        PointRange point = word < 0 ? PointRange.named("eeprom") : PointRange.of("eeprom", word, 1);
        switch (command) {
            case EEPROM_READ -> request(READ_EEPROM, unit, point);
            case EEPROM_WRITE -> request(WRITE_EEPROM, unit, point);
            case EEPROM_RELOAD -> request(RELOAD_EEPROM, unit, point);
            default -> {
                // Errors are cleared.
            }
        }
    }

    private void answer(int ado, ByteView data, String unit) {
        switch (ado) {
            case Register.AL_STATUS -> {
                if (data.length() > 0) {
                    state(data.u8(0), unit);
                }
            }
            case Register.EEPROM_CONTROL -> {
                boolean isBusy = data.length() < 2 || (data.u8(1) & 0x80) != 0;
                if (data.length() > 6 && !isBusy) {
                    words(unit, data.le32(2), data.from(6));
                }
            }
            case Register.EEPROM_DATA -> words(unit, devices.eepromAddress(unit), data);
            default -> {
                // Registers say nothing of who a device is.
            }
        }
    }

    private void words(String unit, long word, ByteView data) {
        if (word >= 0 && !Units.isUnknown(unit) && !unit.isEmpty()) {
            identity.eeprom(unit, word, data);
        }
    }

    /**
     * Reports the state of a device. The states of several devices are combined by OR, and show nothing of a single
     * one.
     */
    private void state(int status, String unit) {
        if (unit.isEmpty() || Units.isUnknown(unit) || !devices.isAnotherState(unit, status & 0x1F)) {
            return;
        }
        String state = Register.state(status);
        boolean isError = (status & 0x10) != 0;
        out.request(Request.notification(
                STATE,
                unit,
                List.of(PointRange.named("al_status", ValueList.text(state + (isError ? " error" : ""))))));
        identity.state(unit, state);
    }
}
