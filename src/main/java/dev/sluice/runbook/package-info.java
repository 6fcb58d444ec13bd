/**
 * Runbooks: the document people read is the program that runs.
 *
 * <p>{@link dev.sluice.runbook.RunbookParser} reads the Markdown, {@link dev.sluice.runbook.Runbooks} runs it. The engine
 * commits the intent of a step before its act and the result after it, so that a process may die anywhere: a step that was
 * running is in doubt, its {@code verify} looks first, and it acts only on what is missing. A run under way lives in memory
 * and its rows follow, because containment must not wait for a disk. Nobody but a person skips, retries or opens anything.
 *
 * <p>{@link dev.sluice.runbook.Shelf} holds the documents: the shipped ones, and in front of them those that a team edits or
 * adds in its workspace. One that stands for a shipped document keeps its urgent steps, for a click has to shut. A file that
 * cannot run never stops a service or a run; what ran before it goes on.
 *
 * <p>The step types stand in {@code dev.sluice.runbook.step}; this package knows none of them, and nothing of shares or
 * edges.
 */
@NullMarked
package dev.sluice.runbook;

import org.jspecify.annotations.NullMarked;
