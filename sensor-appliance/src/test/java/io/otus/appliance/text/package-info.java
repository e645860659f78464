/** What a person reads on a terminal. */
@NullMarked
package io.otus.appliance.text;

import org.jspecify.annotations.NullMarked;
