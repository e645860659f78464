/**
 * The command line: one class per command, which reads its options and hands over to where the work is done. Data goes
 * to standard output, talk to standard error; failures become one sentence and an exit code here and nowhere else.
 */
@NullMarked
package io.otus.appliance.cli;

import org.jspecify.annotations.NullMarked;
