/**
 * Files of lines that grow, are moved aside by size and age, and together keep to a quota. The content of the lines is
 * not read here. Not a logging framework.
 */
@NullMarked
package io.otus.core.log;

import org.jspecify.annotations.NullMarked;
