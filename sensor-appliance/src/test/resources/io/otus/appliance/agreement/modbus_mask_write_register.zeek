log modbus_mask_write_register.log
protocol modbus
capture analyzer.basic icsnpp-modbus__modbus_example.pcap
only function_code=22

tid               transaction_identifier
unit              unit_identifier
func              function            words
request_response  message             words
address           reference_address
and_mask          and_mask
or_mask           or_mask
