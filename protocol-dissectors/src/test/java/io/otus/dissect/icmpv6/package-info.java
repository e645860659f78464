/** Tests of the ICMPv6 dissector. */
@NullMarked
package io.otus.dissect.icmpv6;

import org.jspecify.annotations.NullMarked;
