# A row tells a request with its answer; here the answer.
log modbus_detailed.log
protocol modbus
capture analyzer.basic icsnpp-modbus__modbus_example.pcap
from id.resp to id.orig
only message=(response|exception)

tid                        transaction_identifier
unit                       unit_identifier
response_values            status|register_value|values|output_value             unless=func=WRITE_SINGLE_COIL
response_subfunction_code  sub_function_name                                     words
exception_code             exception                                             words

skip response_data  octets without a clear meaning: the bits that fill the last octet of coils
