# A row tells a request with its answer; here the request.
log modbus_detailed.log
protocol modbus
capture analyzer.basic icsnpp-modbus__modbus_example.pcap
from id.orig to id.resp
only message=request

tid                       transaction_identifier
unit                      unit_identifier
address                   starting_address|output_address|reference_address|fifo_pointer_address
quantity                  quantity                                               when=func=(READ_COILS|READ_DISCRETE_INPUTS|READ_HOLDING_REGISTERS|READ_INPUT_REGISTERS|WRITE_MULTIPLE_.*)
request_values            values|output_value                                    unless=func=WRITE_SINGLE_COIL
request_subfunction_code  sub_function_name                                      words

skip func                        the name of the function, which the transaction already fixes
