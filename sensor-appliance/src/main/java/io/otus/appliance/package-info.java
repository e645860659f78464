/** The program {@code otus}: nothing but its entry. */
@NullMarked
package io.otus.appliance;

import org.jspecify.annotations.NullMarked;
