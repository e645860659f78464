/** Tests of the HSRP dissector. */
@NullMarked
package io.otus.dissect.hsrp;

import org.jspecify.annotations.NullMarked;
