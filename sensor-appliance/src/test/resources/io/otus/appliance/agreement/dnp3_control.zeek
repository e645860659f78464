# A row for each control relay output block and analog output block.
log dnp3_control.log
protocol dnp3
capture analyzer.basic icsnpp-dnp3__dnp3_example.pcap
each application.objects.points
only each.control_code=[0-9]+

function_code       application.function  words
index_number        each.index
execute_count       each.operation_count
on_time             each.on_time
off_time            each.off_time
status_code         each.status_name      words

skip block_type         always the same here
skip trip_control_code  the upper bits of the control code, in words; see operation_type
skip operation_type     the witness names code 2 pulse off and code 1 pulse on with trip and close; the octet is compared with the first oracle
skip clear_bit          one bit of the octet that is compared with the first oracle
