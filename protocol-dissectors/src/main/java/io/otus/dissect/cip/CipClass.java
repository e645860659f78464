package io.otus.dissect.cip;

/**
 * Object classes, CIP Vol. 1 Table 5-1.1 and Vol. 2 chapter 5; those of Logix controllers from Rockwell Automation
 * 1756-PM020.
 */
final class CipClass {
    static final int IDENTITY = 0x01;
    static final int MESSAGE_ROUTER = 0x02;
    static final int ASSEMBLY = 0x04;
    static final int CONNECTION = 0x05;
    static final int CONNECTION_MANAGER = 0x06;
    static final int FILE = 0x37;
    static final int SAFETY_SUPERVISOR = 0x39;
    static final int SAFETY_VALIDATOR = 0x3A;
    static final int MOTION_AXIS = 0x42;
    static final int TIME_SYNC = 0x43;
    static final int PORT = 0xF4;
    static final int TCP_IP_INTERFACE = 0xF5;
    static final int ETHERNET_LINK = 0xF6;
    static final int PROGRAM_NAME = 0x64;
    static final int PCCC = 0x67;
    static final int PROGRAM = 0x68;
    static final int SYMBOL = 0x6B;
    static final int TEMPLATE = 0x6C;
    /** Below the controller: what locks it for others. Known from captures alone. */
    static final int CONTROLLER_LOCK = 0x74;

    static final int WALL_CLOCK_TIME = 0x8B;
    static final int CONTROLLER = 0x8E;
    static final int NONVOLATILE_STORAGE = 0xA1;
    static final int CHANGES = 0xAC;

    private CipClass() {}

    /** Name of a class; empty where no standard or manual at hand names it. */
    static String name(long classId) {
        return switch ((int) classId) {
            case IDENTITY -> "identity";
            case MESSAGE_ROUTER -> "message_router";
            case 0x03 -> "devicenet";
            case ASSEMBLY -> "assembly";
            case CONNECTION -> "connection";
            case CONNECTION_MANAGER -> "connection_manager";
            case 0x07 -> "register";
            case 0x08 -> "discrete_input_point";
            case 0x09 -> "discrete_output_point";
            case 0x0A -> "analog_input_point";
            case 0x0B -> "analog_output_point";
            case 0x0E -> "presence_sensing";
            case 0x0F -> "parameter";
            case 0x10 -> "parameter_group";
            case 0x12 -> "group";
            case 0x1D -> "discrete_input_group";
            case 0x1E -> "discrete_output_group";
            case 0x1F -> "discrete_group";
            case 0x20 -> "analog_input_group";
            case 0x21 -> "analog_output_group";
            case 0x22 -> "analog_group";
            case 0x23 -> "position_sensor";
            case 0x24 -> "position_controller_supervisor";
            case 0x25 -> "position_controller";
            case 0x26 -> "block_sequencer";
            case 0x27 -> "command_block";
            case 0x28 -> "motor_data";
            case 0x29 -> "control_supervisor";
            case 0x2A -> "ac_dc_drive";
            case 0x2B -> "acknowledge_handler";
            case 0x2C -> "overload";
            case 0x2D -> "softstart";
            case 0x2E -> "selection";
            case 0x30 -> "s_device_supervisor";
            case 0x31 -> "s_analog_sensor";
            case 0x32 -> "s_analog_actuator";
            case 0x33 -> "s_single_stage_controller";
            case 0x34 -> "s_gas_calibration";
            case 0x35 -> "trip_point";
            case FILE -> "file";
            case 0x38 -> "s_partial_pressure";
            case SAFETY_SUPERVISOR -> "safety_supervisor";
            case SAFETY_VALIDATOR -> "safety_validator";
            case 0x3B -> "safety_discrete_output_point";
            case 0x3C -> "safety_discrete_output_group";
            case 0x3D -> "safety_discrete_input_point";
            case 0x3E -> "safety_discrete_input_group";
            case 0x3F -> "safety_dual_channel_output";
            case 0x40 -> "s_sensor_calibration";
            case 0x41 -> "event_log";
            case MOTION_AXIS -> "motion_device_axis";
            case TIME_SYNC -> "time_sync";
            case 0x44 -> "modbus";
            case 0x45 -> "originator_connection_list";
            case 0x46 -> "modbus_serial_link";
            case 0x47 -> "device_level_ring";
            case 0x48 -> "qos";
            case 0x49 -> "safety_analog_input_point";
            case 0x4A -> "safety_analog_input_group";
            case 0x4B -> "safety_dual_channel_analog_input";
            case 0x4D -> "target_connection_list";
            case 0x4E -> "base_energy";
            case 0x4F -> "electrical_energy";
            case 0x50 -> "non_electrical_energy";
            case 0x51 -> "base_switch";
            case 0x52 -> "snmp";
            case 0x53 -> "power_management";
            case 0x54 -> "rstp_bridge";
            case 0x55 -> "rstp_port";
            case 0x56 -> "prp_hsr_protocol";
            case 0x57 -> "prp_hsr_nodes_table";
            case 0x5D -> "cip_security";
            case 0x5E -> "ethernet_ip_security";
            case 0x5F -> "certificate_management";
            case PROGRAM_NAME -> "program_name";
            case PCCC -> "pccc";
            case PROGRAM -> "program";
            case SYMBOL -> "symbol";
            case TEMPLATE -> "template";
            case CONTROLLER_LOCK -> "controller_lock";
            case WALL_CLOCK_TIME -> "wall_clock_time";
            case CONTROLLER -> "controller";
            case NONVOLATILE_STORAGE -> "nonvolatile_storage";
            case CHANGES -> "controller_changes";
            case 0xF0 -> "controlnet";
            case 0xF1 -> "controlnet_keeper";
            case 0xF2 -> "controlnet_scheduling";
            case 0xF3 -> "connection_configuration";
            case PORT -> "port";
            case TCP_IP_INTERFACE -> "tcp_ip_interface";
            case ETHERNET_LINK -> "ethernet_link";
            case 0xF7 -> "componet_link";
            case 0xF8 -> "componet_repeater";
            default -> "";
        };
    }

    /** A name for every class, for points: {@code identity}, {@code class_0x72}. */
    static String label(long classId) {
        String name = name(classId);
        return name.isEmpty() ? "class_0x" + Long.toHexString(classId) : name;
    }
}
