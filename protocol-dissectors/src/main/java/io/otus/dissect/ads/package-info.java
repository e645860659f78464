/**
 * ADS (Automation Device Specification) of Beckhoff inside AMS (Automation Message Specification) over TCP, usually at
 * port 48898: how TwinCAT controllers, their engineering tools, panels and drives speak with each other. TC3 ADS/AMS
 * Protocol (Beckhoff Information System, TE1000), in the following "AMS"; index groups of PLC and system service from
 * TC3 ADS Introduction ("ADS").
 *
 * <p><b>Decoded:</b> the nine commands, asked and answered, with states, return codes, notifications, and data of one,
 * two, four or eight octets as a number. Symbols are followed from their names to the handles by which they are read,
 * written and subscribed; commands in sums are points each. <b>Kept raw:</b> other data. <b>Not read:</b> the router's
 * own messages on a host's loopback (AMS/TCP commands 1 and 0x1000 to 0x1002), and the search for routers at UDP 48899,
 * which Beckhoff does not publish. <b>State kept per flow:</b> up to 1,024 handles of symbols, files and notifications
 * each with its name, and up to 64 requests with what they name. <b>Written from:</b> Beckhoff's documents; no other
 * implementation was read.
 */
@NullMarked
package io.otus.dissect.ads;

import org.jspecify.annotations.NullMarked;
