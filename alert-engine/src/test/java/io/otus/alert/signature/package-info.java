/** Tests of signatures. */
@NullMarked
package io.otus.alert.signature;

import org.jspecify.annotations.NullMarked;
