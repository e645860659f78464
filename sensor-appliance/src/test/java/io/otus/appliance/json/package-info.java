/** Lines of JSON, byte by byte. */
@NullMarked
package io.otus.appliance.json;

import org.jspecify.annotations.NullMarked;
