package io.otus.dissect.ethercat;

import java.util.Map;
import java.util.TreeMap;

/** Registers of a device by their physical addresses, IEC 61158-4-12 §6. */
final class Register {
    static final int TYPE = 0x0000;
    static final int STATION_ADDRESS = 0x0010;
    static final int RESET_ECAT = 0x0040;
    static final int RESET_PDI = 0x0041;
    static final int AL_CONTROL = 0x0120;
    static final int AL_STATUS = 0x0130;
    static final int EEPROM_CONTROL = 0x0502;
    static final int EEPROM_ADDRESS = 0x0504;
    static final int EEPROM_DATA = 0x0508;
    static final int SYNC_MANAGER = 0x0800;
    static final int SYNC_MANAGER_END = 0x0880;
    static final int SYSTEM_TIME = 0x0910;
    static final int SYSTEM_TIME_OFFSET = 0x0920;
    /** Memory of the device from here on: mailboxes and process data. */
    static final int MEMORY = 0x1000;

    private static final TreeMap<Integer, String> NAMES = new TreeMap<>();

    static {
        """
        0000 type
        0001 revision
        0002 build
        0004 fmmus_supported
        0005 sync_managers_supported
        0006 ram_size
        0007 port_descriptor
        0008 features_supported
        0010 configured_station_address
        0012 configured_station_alias
        0020 write_register_enable
        0021 write_register_protection
        0030 write_enable
        0031 write_protection
        0040 reset_ecat
        0041 reset_pdi
        0100 dl_control
        0108 physical_read_write_offset
        0110 dl_status
        0120 al_control
        0130 al_status
        0134 al_status_code
        0140 pdi_control
        0150 pdi_configuration
        0200 ecat_event_mask
        0204 pdi_event_mask
        0210 ecat_event_request
        0220 al_event_request
        0300 rx_error_counter
        0308 forwarded_rx_error_counter
        030c processing_unit_error_counter
        030d pdi_error_counter
        0310 lost_link_counter
        0400 watchdog_divider
        0410 pdi_watchdog
        0420 process_data_watchdog
        0440 process_data_watchdog_status
        0442 process_data_watchdog_counter
        0443 pdi_watchdog_counter
        0500 eeprom_configuration
        0501 eeprom_pdi_access_state
        0502 eeprom_control_status
        0504 eeprom_address
        0508 eeprom_data
        0510 mii_management
        0600 fmmu
        0700 reserved
        0800 sync_manager
        0880 reserved
        0900 receive_time
        0910 system_time
        0918 receive_time_processing_unit
        0920 system_time_offset
        0928 system_time_delay
        092c system_time_difference
        0930 speed_counter
        0980 cyclic_unit_control
        0981 dc_activation
        0990 dc_start_time
        09a0 sync0_cycle_time
        09a4 sync1_cycle_time
        09a8 latch
        0a00 reserved
        0f80 user_ram
        1000 memory
        """.lines().forEach(line -> NAMES.put(Integer.parseInt(line.substring(0, 4), 16), line.substring(5)));
    }

    private Register() {}

    /** Whether every device has it: type, station address, control and status of the application layer. */
    static boolean isMandatory(int address) {
        return address == TYPE || address == STATION_ADDRESS || address == AL_CONTROL || address == AL_STATUS;
    }

    /** Name of the register that an address is in. */
    static String name(int address) {
        Map.Entry<Integer, String> at = NAMES.floorEntry(address);
        return at == null ? "reserved" : at.getValue();
    }

    /**
     * Name of a state of the application layer, ETG.1000.6 §5.3.1; of several devices their states are joined by or.
     */
    static String state(int status) {
        return switch (status & 0x0F) {
            case 1 -> "init";
            case 2 -> "preop";
            case 3 -> "bootstrap";
            case 4 -> "safeop";
            case 8 -> "op";
            default -> "state_" + (status & 0x0F);
        };
    }
}
