package dev.sluice.runbook;

import dev.sluice.api.RunbookDocument;
import java.util.List;
import java.util.Optional;

/**
 * A runbook that can run: every block resolved.
 *
 * @param document as people read it
 * @param blocks one per step, in order
 */
public record Runbook(RunbookDocument document, List<Block> blocks) {
    public Runbook {
        blocks = List.copyOf(blocks);
    }

    /**
     * One step's block.
     *
     * @param id unique within the document
     * @param title the heading over it
     * @param type what it does
     * @param parameters with standard values filled in
     */
    public record Block(String id, String title, StepType type, Parameters parameters) {}

    /** The block of a step of this document. */
    Block block(String id) {
        return find(id).orElseThrow();
    }

    Optional<Block> find(String id) {
        return blocks.stream().filter(b -> b.id().equals(id)).findFirst();
    }

    String label() {
        return document.id() + " v" + document.version();
    }
}
