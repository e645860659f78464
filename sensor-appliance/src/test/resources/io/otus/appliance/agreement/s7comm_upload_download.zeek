log s7comm_upload_download.log
protocol s7comm
capture analyzer.snap7 icsnpp-s7comm__snap7.pcap
only function=(26|27|28|29|30|31)

function_name    function_name    words
function_status  function_status
session_id       upload_id
blocklength      block_length|length
filename         file_name        text
block_number     block_number

skip rosctr                  compared in s7comm.zeek
skip pdu_reference           the log writes its octets in reversed order
skip block_type              the name of what filename holds
skip destination_filesystem  the name of what filename holds
