/** What a person hands on. */
@NullMarked
package io.otus.appliance.report;

import org.jspecify.annotations.NullMarked;
