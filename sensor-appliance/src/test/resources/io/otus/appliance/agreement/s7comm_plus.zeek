# S7comm-plus: the only witness that reads it. Its log has no rows for parts of a PDU and for system events.
log s7comm_plus.log
protocol s7commplus
capture analyzer.s7comm_plus icsnpp-s7comm__s7comm_plus.pcap
only message=(request|response|notification)

version        protocol_version
opcode         opcode
opcode_name    message        words
function_code  function
function_name  function_name  words
