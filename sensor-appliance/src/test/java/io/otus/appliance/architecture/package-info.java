/** The walls between packages and modules, as the build enforces them. */
@NullMarked
package io.otus.appliance.architecture;

import org.jspecify.annotations.NullMarked;
