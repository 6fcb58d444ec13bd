package dev.sluice.api;

import java.util.Map;

/**
 * What a step of a run kept, and what its type says about itself.
 *
 * @param step id within the run
 * @param requires its precondition, one sentence
 * @param preview what it does, one sentence
 * @param undo how a person takes it back, or why nobody can
 * @param kept the document it keeps for machines; empty until there is one
 */
public record StepEvidence(String step, String requires, String preview, String undo, Map<String, Object> kept) {}
