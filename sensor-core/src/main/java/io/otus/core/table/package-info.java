/** Tables that lie as text among the resources of the program: names, rules and grammars, one declaration a line. */
@NullMarked
package io.otus.core.table;

import org.jspecify.annotations.NullMarked;
