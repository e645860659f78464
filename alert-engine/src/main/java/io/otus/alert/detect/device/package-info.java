/** Which devices there are, who they say they are, and whose an address is. */
@NullMarked
package io.otus.alert.detect.device;

import org.jspecify.annotations.NullMarked;
