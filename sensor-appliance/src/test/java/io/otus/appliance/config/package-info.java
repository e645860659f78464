/** How the configuration is read. */
@NullMarked
package io.otus.appliance.config;

import org.jspecify.annotations.NullMarked;
