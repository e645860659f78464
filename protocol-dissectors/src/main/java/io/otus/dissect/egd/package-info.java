/**
 * GE Ethernet Global Data: controllers of GE produce a part of their memory again and again for others to consume, and
 * answer commands that read and write it; over UDP, data to port 18246 and commands on port 7937.
 *
 * <p><b>Decoded:</b> produced data but for what it holds, which nothing in a message tells, and the commands 3 to 37.
 * <b>State:</b> which exchanges were told, bounded. <b>Written from:</b> GFK-2224Q (RX3i and RX7i TCP/IP Ethernet
 * Communications, chapters 5 and 6) for meaning and status, and the manual of ProSoft's MVI69-EGD (November 2008,
 * §5.2.2) for the layout of commands; where fields of produced data lie was asked of an oracle with captures of our
 * own. No other implementation was read.
 */
@NullMarked
package io.otus.dissect.egd;

import org.jspecify.annotations.NullMarked;
