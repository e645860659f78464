/** Tests of declared work. */
@NullMarked
package io.otus.alert.maintenance;

import org.jspecify.annotations.NullMarked;
