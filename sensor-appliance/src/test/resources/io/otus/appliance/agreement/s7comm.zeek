# The log has no rows for acknowledgements without parameters.
log s7comm.log
protocol s7comm
capture analyzer.snap7 icsnpp-s7comm__snap7.pcap
capture analyzer.s7ident icsnpp-s7comm__s7ident.pcap
capture analyzer.s7comm_plus icsnpp-s7comm__s7comm_plus.pcap
only parameter_length=[1-9][0-9]*

rosctr_code       rosctr
function_code     function                         unless=rosctr_code=7
# User data: what is asked in the upper half, 4 request and 8 response, the group in the lower.
function_code     type*64+function_group           when=rosctr_code=7
subfunction_code  subfunction                      unless=function_code=0x2[89]
subfunction_code  service_name      text             when=function_code=0x28
subfunction_name  function_name   words            when=rosctr_code=7
error_code        error_code|parameter_error_code

skip pdu_reference  the log writes its octets in reversed order
skip error_class    the log writes it as text; its number is error_class in our rows and compared with the first oracle
skip rosctr_name    the name of rosctr_code in other words
skip function_name  the name of function_code in other words: Read Variable, PLC Control
