/**
 * ADDP: gateways and serial servers of Digi tell who asks who they are, and are set up before they have an address. UDP
 * port 2362.
 *
 * <p><b>Decoded:</b> discovery with addresses, name, hardware, firmware; settings of addresses and of DHCP; restarts;
 * what came of them. <b>Only named:</b> settings of remote management. <b>State kept per flow:</b> none. <b>Written
 * from:</b> the published description of the Advanced Digi Discovery Protocol and the codes that Digi publishes; no
 * other implementation was translated.
 */
@NullMarked
package io.otus.dissect.addp;

import org.jspecify.annotations.NullMarked;
