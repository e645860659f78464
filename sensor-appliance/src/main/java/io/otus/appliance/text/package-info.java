/** What a person at a terminal sees: progress, tables, colour. Data goes to standard output, talk to standard error. */
@NullMarked
package io.otus.appliance.text;

import org.jspecify.annotations.NullMarked;
