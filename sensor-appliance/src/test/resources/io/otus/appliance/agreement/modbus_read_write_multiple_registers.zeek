log modbus_read_write_multiple_registers.log
protocol modbus
capture analyzer.basic icsnpp-modbus__modbus_example.pcap
only function_code=23

tid                  transaction_identifier
unit                 unit_identifier
func                 function                words
request_response     message                 words
write_start_address  write_starting_address
write_registers      write_registers_value
read_start_address   read_starting_address
read_quantity        quantity_to_read
read_registers       register_value
