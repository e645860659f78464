log bacnet.log
protocol bacnet
capture analyzer.basic icsnpp-bacnet__bacnet_example.pcap
capture analyzer.segmented_data icsnpp-bacnet__bacnet_segmented_data.pcap
capture analyzer.services icsnpp-bacnet__bacnet_services.pcap
capture analyzer.error-reject-abort icsnpp-bacnet__bacnet_error_reject_abort.pcap

# The witness does not read BACnet on LLC.
only bvlc.function=[0-9]+
enum type error=error_pdu reject=reject_pdu abort=abort_pdu

bvlc_function  bvlc.function_name  words
pdu_type       apdu.type           words  enum=type  unless=pdu_type=NPDU
pdu_service    apdu.service        words  unless=pdu_type=(NPDU|REJECT_PDU|ABORT_PDU)
pdu_service    npdu.message_name  words  when=pdu_type=NPDU
invoke_id      apdu.invoke_id

skip result_code  texts of error, reject and abort, which are compared by number with the first oracle
