/** Tests of the ICMP dissector. */
@NullMarked
package io.otus.dissect.icmp;

import org.jspecify.annotations.NullMarked;
