/** Tests of Ethernet POWERLINK. */
@NullMarked
package io.otus.dissect.powerlink;

import org.jspecify.annotations.NullMarked;
