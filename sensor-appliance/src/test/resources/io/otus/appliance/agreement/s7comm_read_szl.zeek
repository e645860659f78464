log s7comm_read_szl.log
protocol s7comm
capture analyzer.snap7 icsnpp-s7comm__snap7.pcap
only function_name=read_szl

szl_id       szl_id
szl_index    szl_index
return_code  return_code
method       message        words  after=_

skip szl_id_name       a name beside a number
skip return_code_name  a name beside a number
skip pdu_reference     the log writes its octets in reversed order
