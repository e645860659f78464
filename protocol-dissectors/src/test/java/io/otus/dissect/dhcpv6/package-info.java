/** Tests of the DHCPv6 dissector. */
@NullMarked
package io.otus.dissect.dhcpv6;

import org.jspecify.annotations.NullMarked;
