# A row for each object header.
log dnp3_objects.log
protocol dnp3
capture analyzer.basic icsnpp-dnp3__dnp3_example.pcap
# Commands have a log of their own.
only each.group=(?!12$)[0-9]+
each application.objects

function_code  application.function  words
range_low      each.start
range_high     each.stop

skip object_type   a name of the witness's own for group and variation, which are compared with the first oracle
skip object_count  of a range it is the last less the first and one more; of other qualifiers each.count
