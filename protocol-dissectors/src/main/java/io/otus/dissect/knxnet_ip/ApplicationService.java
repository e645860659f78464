package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Application services by their codes, EN 50090-4-1 (KNX Standard 3/3/7 §1.1), with what they mean for a device and
 * their parameters.
 *
 * @param code the code of ten bits, without data in its lower six
 * @param service what is asked; of what is told unasked see {@link #told}
 * @param told the same where it is told and asks nothing
 * @param answer the code of the answer; -1 where it has none
 * @param echoes whether the answer repeats the first two octets of the parameters
 * @param layout the parameters
 * @param isKnown whether the standard has it
 */
record ApplicationService(
        int code, Service service, Service told, int answer, boolean echoes, Layout layout, boolean isKnown) {
    static final int GROUP_VALUE_READ = 0x000;
    static final int GROUP_VALUE_RESPONSE = 0x040;
    static final int GROUP_VALUE_WRITE = 0x080;
    static final int MEMORY_READ = 0x200;
    static final int MEMORY_RESPONSE = 0x240;
    static final int MEMORY_WRITE = 0x280;
    static final int USER_MEMORY_READ = 0x2C0;
    static final int USER_MEMORY_RESPONSE = 0x2C1;
    static final int USER_MEMORY_WRITE = 0x2C2;
    static final int MEMORY_EXTENDED_WRITE = 0x1FB;
    static final int MEMORY_EXTENDED_READ = 0x1FD;
    static final int MEMORY_EXTENDED_READ_RESPONSE = 0x1FE;
    static final int DEVICE_DESCRIPTOR_RESPONSE = 0x340;
    static final int PROPERTY_VALUE_READ = 0x3D5;
    static final int PROPERTY_VALUE_RESPONSE = 0x3D6;
    static final int PROPERTY_VALUE_WRITE = 0x3D7;
    static final int SECURE = 0x3F1;

    private static final int DATA_BITS = 0x3F;
    private static final Map<Integer, ApplicationService> EXACT = new HashMap<>();
    private static final Map<Integer, ApplicationService> WITH_DATA = new HashMap<>();

    // Code, with * where its lower six bits are data; name; action; code of the answer, with ~ where it echoes;
    // parameters.
    static {
        """
        000* group_value_read read -
        040* group_value_response notify -
        080* group_value_write write -
        0c0 individual_address_write configure - new_address:ia
        100 individual_address_read discover -
        140 individual_address_response identify -
        180* adc_read read 1c0 channel_number:low read_count:u8
        1c0* adc_response notify - channel_number:low read_count:u8 sum:u16
        1c8 system_network_parameter_read discover - object_type:u16 property_id+reserved:u12.4 test_info:*
        1c9 system_network_parameter_response identify - object_type:u16 property_id+reserved:u12.4 test_info:*
        1ca system_network_parameter_write configure - object_type:u16 property_id+reserved:u12.4 value:*
        1cc property_ext_value_read read 1cd~ object_type:u16 object_instance+property_id:u12.12 number_of_elements:u8 start_index:u16
        1cd property_ext_value_response notify - object_type:u16 object_instance+property_id:u12.12 number_of_elements:u8 start_index:u16 data:*
        1ce property_ext_value_write_con configure 1cf~ object_type:u16 object_instance+property_id:u12.12 number_of_elements:u8 start_index:u16 data:*
        1cf property_ext_value_write_con_response notify - object_type:u16 object_instance+property_id:u12.12 number_of_elements:u8 start_index:u16 return_code:u8
        1d0 property_ext_value_write_un_con configure - object_type:u16 object_instance+property_id:u12.12 number_of_elements:u8 start_index:u16 data:*
        1d1 property_ext_value_info_report notify - object_type:u16 object_instance+property_id:u12.12 number_of_elements:u8 start_index:u16 data:*
        1d2 property_ext_description_read read 1d3~ data:*
        1d3 property_ext_description_response notify - data:*
        1d4 function_property_ext_command operate 1d6~ object_type:u16 object_instance+property_id:u12.12 data:*
        1d5 function_property_ext_state_read read 1d6~ object_type:u16 object_instance+property_id:u12.12 data:*
        1d6 function_property_ext_state_response notify - object_type:u16 object_instance+property_id:u12.12 data:*
        1fb memory_extended_write download 1fc number:u8 address:u24 data:*
        1fc memory_extended_write_response notify - return_code:u8 address:u24 ?data:*
        1fd memory_extended_read read 1fe number:u8 address:u24
        1fe memory_extended_read_response notify - return_code:u8 address:u24 ?data:*
        200* memory_read read 240~ number:low address:u16
        240* memory_response notify - number:low address:u16 ?data:*
        280* memory_write download - number:low address:u16 data:*
        2c0 user_memory_read read 2c1 address_extension+number:u4.4 address:u16
        2c1 user_memory_response notify - address_extension+number:u4.4 address:u16 ?data:*
        2c2 user_memory_write download - address_extension+number:u4.4 address:u16 data:*
        2c4 user_memory_bit_write download - number:u8 address:u16 data:*
        2c5 user_manufacturer_info_read identify 2c6
        2c6 user_manufacturer_info_response identify - manufacturer_id:u8 data:*
        2c7 function_property_command operate 2c9~ object_index:u8 property_id:u8 ?data:*
        2c8 function_property_state_read read 2c9~ object_index:u8 property_id:u8 ?data:*
        2c9 function_property_state_response notify - object_index:u8 property_id:u8 ?return_code:u8 data:*
        300* device_descriptor_read identify 340 descriptor_type:low
        340* device_descriptor_response identify - descriptor_type:low ?device_descriptor:*
        380 restart restart -
        381 master_reset restart 3a1 erase_code:u8 channel_number:u8
        3a1 master_reset_response notify - error_code:u8 process_time:u16
        3c0 open_routing_table configure -
        3c1 read_routing_table read 3c2 number:u8 address:u16
        3c2 read_routing_table_response notify - number:u8 address:u16 ?data:*
        3c3 write_routing_table configure - number:u8 address:u16 data:*
        3c8 read_router_memory read 3c9 number:u8 address:u16
        3c9 read_router_memory_response notify - number:u8 address:u16 ?data:*
        3ca write_router_memory download - number:u8 address:u16 data:*
        3cd read_router_status diagnose 3ce
        3ce read_router_status_response notify - data:*
        3cf write_router_status configure - data:*
        3d0 memory_bit_write download - number:u8 address:u16 data:*
        3d1 authorize_request authenticate 3d2 reserved:u8 key:secret4
        3d2 authorize_response notify - level:u8
        3d3 key_write credential_set 3d4 level:u8 key:secret4
        3d4 key_response notify - level:u8
        3d5 property_value_read read 3d6~ object_index:u8 property_id:u8 number_of_elements+start_index:u4.12
        3d6 property_value_response notify - object_index:u8 property_id:u8 number_of_elements+start_index:u4.12 ?data:*
        3d7 property_value_write configure 3d6~ object_index:u8 property_id:u8 number_of_elements+start_index:u4.12 data:*
        3d8 property_description_read read 3d9 object_index:u8 property_id:u8 property_index:u8
        3d9 property_description_response notify - object_index:u8 property_id:u8 property_index:u8 property_type:u8 reserved+max_number_of_elements:u4.12 read_level+write_level:u4.4
        3da network_parameter_read discover - object_type:u16 property_id:u8 ?test_info:*
        3db network_parameter_response identify - object_type:u16 property_id:u8 ?test_info:*
        3dc individual_address_serial_number_read discover - serial_number:hex6
        3dd individual_address_serial_number_response identify - serial_number:hex6 domain_address:u16 reserved:u16
        3de individual_address_serial_number_write configure - serial_number:hex6 new_address:ia ?reserved:hex4
        3e0 domain_address_write configure - domain_address:*
        3e1 domain_address_read discover -
        3e2 domain_address_response identify - domain_address:*
        3e3 domain_address_selective_read discover - data:*
        3e4 network_parameter_write configure - object_type:u16 property_id:u8 value:*
        3e5 link_read read 3e6 group_object_number:u8 reserved+start_index:u4.4
        3e6 link_response notify - group_object_number:u8 sending_address+start_index:u4.4 ?data:*
        3e7 link_write configure 3e6 group_object_number:u8 flags:u8 address:u16
        3e8 group_prop_value_read read - data:*
        3e9 group_prop_value_response notify - data:*
        3ea group_prop_value_write write - data:*
        3eb group_prop_value_info_report notify - data:*
        3ec domain_address_serial_number_read discover - serial_number:hex6
        3ed domain_address_serial_number_response identify - serial_number:hex6 domain_address:*
        3ee domain_address_serial_number_write configure - serial_number:hex6 domain_address:*
        3f0 file_stream_info_report file - data:*
        3f1 secure_service other - security_control_field:u8 sequence_number:hex6 ?data:*
        """.lines().forEach(ApplicationService::add);
    }

    private static void add(String line) {
        String[] words = line.split(" ", 5);
        boolean hasData = words[0].endsWith("*");
        int code = Integer.parseInt(words[0].substring(0, 3), 16);
        boolean echoes = words[3].endsWith("~");
        int answer = words[3].equals("-") ? -1 : Integer.parseInt(words[3].substring(0, 3), 16);
        Action action = Action.valueOf(words[2].toUpperCase(Locale.ROOT));
        Layout layout = Layout.of(words.length > 4 ? words[4] : "");
        (hasData ? WITH_DATA : EXACT).put(code, of(code, words[1], action, answer, echoes, layout, true));
    }

    private static ApplicationService of(
            int code, String name, Action action, int answer, boolean echoes, Layout layout, boolean isKnown) {
        Service service = new Service(code, name, action).keyed(name);
        Service told = new Service(code, name, Action.NOTIFY).keyed(name + "/told");
        return new ApplicationService(code, service, told, answer, echoes, layout, isKnown);
    }

    /** The service of a code of ten bits; one that is not known has its number as its name. */
    static ApplicationService of(int apci) {
        ApplicationService exact = EXACT.get(apci);
        ApplicationService found = exact == null ? WITH_DATA.get(apci & ~DATA_BITS) : exact;
        return found == null
                ? of(apci, "apci_" + Integer.toHexString(apci), Action.OTHER, -1, false, Layout.of("data:*"), false)
                : found;
    }

    boolean isGroupValue() {
        return code == GROUP_VALUE_READ || code == GROUP_VALUE_RESPONSE || code == GROUP_VALUE_WRITE;
    }
}
