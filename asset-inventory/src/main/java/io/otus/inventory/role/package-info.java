/**
 * What an asset is for: roles, type and Purdue level, concluded from its facts by small declared rules that a person
 * can read and extend, each with its reason. The rules are data; this package knows no protocol.
 */
@NullMarked
package io.otus.inventory.role;

import org.jspecify.annotations.NullMarked;
