log cotp.log
protocol cotp
capture analyzer.snap7 icsnpp-s7comm__snap7.pcap
capture analyzer.s7ident icsnpp-s7comm__s7ident.pcap
capture analyzer.s7comm_plus icsnpp-s7comm__s7comm_plus.pcap

pdu_code  tpdu_code

skip pdu_name  the name of pdu_code
