/**
 * Files of lines that grow, are moved aside by size and age, and together keep to a quota. What the lines say is no
 * matter here. Not a logging framework.
 */
@NullMarked
package io.otus.core.log;

import org.jspecify.annotations.NullMarked;
