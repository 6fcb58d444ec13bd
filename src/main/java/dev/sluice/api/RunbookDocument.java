package dev.sluice.api;

import java.util.List;

/**
 * A runbook as people read it.
 *
 * @param id front matter
 * @param version front matter
 * @param hash SHA-256 of the file, hex
 * @param markdown the whole document
 * @param steps its steps in order
 */
public record RunbookDocument(String id, int version, String hash, String markdown, List<Step> steps) {
    public RunbookDocument {
        steps = List.copyOf(steps);
    }

    /**
     * One step of the document.
     *
     * @param id unique within the document
     * @param title the heading over it
     * @param prose when, why and how to do it by hand; Markdown
     */
    public record Step(String id, String title, String prose) {}
}
