/**
 * HSMS (High-Speed SECS Message Services), by which hosts of semiconductor fabs and their equipment speak over TCP,
 * with SECS-II messages inside: SEMI E37 with E37.1 and SEMI E5. It has no port of its own; 5000 and 5001 are usual.
 *
 * <p><b>Decoded:</b> the header, control messages, and of data messages stream, function and items of all formats; of
 * streams 1 to 7, 9, 10, 14 and 16 what they ask, the points with their values, acknowledge codes, process programs on
 * their way, and who the equipment is. <b>Kept raw:</b> two-byte characters and JIS-8 beyond their octets, and the
 * meaning of messages that are not listed, which are counted as unknown. <b>State kept per flow:</b> whether a message
 * was seen, and which side is the host. <b>Written from:</b> the data items and messages of SEMI E5-1000 as public
 * documentation quotes them, and SEMI E37 as user manuals of equipment do (Brooks HF80, Nordson Asymtek Fluidmove); no
 * code was translated.
 */
@NullMarked
package io.otus.dissect.hsms;

import org.jspecify.annotations.NullMarked;
