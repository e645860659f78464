/**
 * What DNS (RFC 1035) shares with others: the header, which the name service of NetBIOS (RFC 1002) took over, and names
 * with compression, which answers of directories hold too. <b>Written from:</b> the RFCs.
 */
@NullMarked
package io.otus.layer.dns;

import org.jspecify.annotations.NullMarked;
