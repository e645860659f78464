/** What a person hands on. */
@NullMarked
package io.otus.appliance.export;

import org.jspecify.annotations.NullMarked;
