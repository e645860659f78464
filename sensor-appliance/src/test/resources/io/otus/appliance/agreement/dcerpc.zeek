# The header of each call of PROFINET IO, in the log of the second witness; the syntax is in CONTRIBUTING.md.
log profinet_io_cm.log
protocol dcerpc
columns orig_h orig_p resp_h resp_p source_h source_p destination_h destination_p proto rpc_version packet_type flag_reserved flag_last_fragment flag_fragment flag_no_fack flag_maybe flag_idempotent flag_broadcast flag_implementation flag_cancel byte_order characters floating_point serial_high object interface activity server_boot_time interface_minor interface_major sequence_number operation interface_hint activity_hint body_length fragment_number authentication serial_low fack_version fack_window fack_max_tsdu fack_max_fragment fack_serial fack_count fack_list
from source to destination
capture tests.profinet_io_cm                 icsnpp-profinet-io-cm__profinet_io_cm.pcap
capture tests.profinet_io_cm_connect         icsnpp-profinet-io-cm__profinet_io_cm_connect.pcapng
capture tests.profinet_io_cm_connect_minimal icsnpp-profinet-io-cm__profinet_io_cm_connect_minimal.pcapng
capture tests.profinet_io_cm_control         icsnpp-profinet-io-cm__profinet_io_cm_control.pcapng
capture tests.profinet_io_cm_device          icsnpp-profinet-io-cm__profinet_io_cm_device.pcapng
capture tests.profinet_io_cm_read            icsnpp-profinet-io-cm__profinet_io_cm_read.pcapng
capture tests.profinet_io_cm_release         icsnpp-profinet-io-cm__profinet_io_cm_release.pcapng
capture tests.profinet_io_cm_write           icsnpp-profinet-io-cm__profinet_io_cm_write.pcapng

enum type fack=fragment_acknowledge nocall=no_call_response_to_ping
packet_type       message            words enum=type
interface_major   interface_version
sequence_number   sequence_number
interface_hint    interface_hint
activity_hint     activity_hint
body_length       body_length
fragment_number   fragment_number
authentication    authentication_protocol

skip rpc_version       4 in every row
skip operation         a name that depends on the interface, which is compared in the rows of pn_io
skip object            the log writes little-endian identifiers as they lie on the wire
skip interface         the log writes little-endian identifiers as they lie on the wire
skip activity          the log writes little-endian identifiers as they lie on the wire
skip server_boot_time  the log writes little-endian times in reversed order
