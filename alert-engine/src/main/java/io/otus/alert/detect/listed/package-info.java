/**
 * Findings by what a person listed: rules, indicators and signatures of the site. Such a detector exists only if the
 * site has any, or may get some while the engine runs.
 *
 * <p>Not here: how such lists are read and matched (packages {@code custom}, {@code indicator} and {@code signature}).
 */
@NullMarked
package io.otus.alert.detect.listed;

import org.jspecify.annotations.NullMarked;
