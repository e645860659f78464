/** Tests of the engine as a whole, on events made of the core's types. */
@NullMarked
package io.otus.alert;

import org.jspecify.annotations.NullMarked;
