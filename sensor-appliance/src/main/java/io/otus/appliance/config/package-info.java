/**
 * {@code otus.yaml}: read into records, checked whole before anything starts. A key that is not known or a value that
 * does not fit is an error with file, line and column. No file is needed: everything has a default.
 */
@NullMarked
package io.otus.appliance.config;

import org.jspecify.annotations.NullMarked;
