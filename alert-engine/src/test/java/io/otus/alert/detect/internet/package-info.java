/** Tests of what goes between the plant and the internet. */
@NullMarked
package io.otus.alert.detect.internet;

import org.jspecify.annotations.NullMarked;
