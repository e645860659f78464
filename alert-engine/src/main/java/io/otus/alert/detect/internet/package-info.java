/**
 * Traffic between the plant and the internet: connections, calls at an even pace, large amounts of data, data in names.
 */
@NullMarked
package io.otus.alert.detect.internet;

import org.jspecify.annotations.NullMarked;
