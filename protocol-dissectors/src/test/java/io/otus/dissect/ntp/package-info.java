/** Tests of the NTP dissector. */
@NullMarked
package io.otus.dissect.ntp;

import org.jspecify.annotations.NullMarked;
