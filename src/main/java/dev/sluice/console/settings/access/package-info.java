/**
 * Operators and their API keys: a list of each, a new operator, a key issued and its secret shown once, a key shut.
 *
 * <p>A secret is held by the sheet that shows it and by nothing else; it is forgotten when the sheet closes.
 */
@NullMarked
package dev.sluice.console.settings.access;

import org.jspecify.annotations.NullMarked;
