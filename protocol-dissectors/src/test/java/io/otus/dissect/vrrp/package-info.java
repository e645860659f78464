/** Tests of the VRRP dissector. */
@NullMarked
package io.otus.dissect.vrrp;

import org.jspecify.annotations.NullMarked;
