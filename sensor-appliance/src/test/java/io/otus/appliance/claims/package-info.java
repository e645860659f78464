/** Which protocols the captures of the corpus hold, and that no dissector claims to see another. */
@NullMarked
package io.otus.appliance.claims;

import org.jspecify.annotations.NullMarked;
