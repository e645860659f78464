@NullMarked
package io.otus.alert.model;

import org.jspecify.annotations.NullMarked;
