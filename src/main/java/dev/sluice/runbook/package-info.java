/**
 * Runbooks: the document people read is the program that runs.
 *
 * <p>{@link dev.sluice.runbook.RunbookParser} reads the Markdown, {@link dev.sluice.runbook.Runbooks} runs it. The engine
 * commits the intent of a step before its act and the result after it, so that a process may die anywhere: a step that was
 * running is in doubt, its {@code verify} looks first, and it acts only on what is missing. A run under way lives in memory
 * and its rows follow, because containment must not wait for a disk. Nobody but a person skips, retries or opens anything.
 *
 * <p>The step types stand in {@code dev.sluice.runbook.step}; this package knows none of them, and nothing of shares or
 * edges.
 */
@NullMarked
package dev.sluice.runbook;

import org.jspecify.annotations.NullMarked;
