/**
 * The header that DNS (RFC 1035) and the name service of NetBIOS (RFC 1002), which took it over, share. <b>Written from:</b> the RFCs.
 */
@NullMarked
package io.otus.layer.dns;

import org.jspecify.annotations.NullMarked;
