package dev.sluice.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/** Walks a runbook's Markdown and finds each step: heading, prose and block. */
final class Sections extends AbstractVisitor {
    private static final int MOST_STEPS = 64;
    private static final Parser MARKDOWN = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(32)
            .maxInlineNesting(32)
            .build();

    private final Source source;
    private final List<Section> found = new ArrayList<>();
    private @Nullable Heading heading;

    /**
     * One step as the document lays it out; lines count from 1.
     *
     * @param title text of the heading
     * @param prose Markdown between heading and next heading, without the block
     * @param fence line of the opening fence
     * @param end line of the closing fence
     */
    record Section(String title, String prose, int fence, int end) {}

    private Sections(Source source) {
        this.source = source;
    }

    /** The steps below line {@code from}, in order. */
    static List<Section> of(Source source, int from) {
        var lines = new ArrayList<>(source.lines());
        lines.subList(0, from).replaceAll(line -> "");
        var sections = new Sections(source);
        MARKDOWN.parse(String.join("\n", lines)).accept(sections);
        if (sections.found.isEmpty()) {
            throw source.refusal(
                    source.lines().size(), "there is no step in this file", "Add a block fenced by ```step.");
        }
        return sections.found;
    }

    @Override
    public void visit(Heading next) {
        heading = next;
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        if (info.equals("step")) {
            add(block);
        } else if (info.toLowerCase(Locale.ROOT).startsWith("step")) {
            throw source.refusal(first(block), "`" + shortened(info) + "` is not a step", "Write ```step.");
        }
    }

    private void add(FencedCodeBlock block) {
        int fence = first(block);
        if (!(block.getParent() instanceof Document)) {
            throw source.refusal(fence, "a step stands inside a list or a quotation", null);
        }
        if (block.getClosingFenceLength() == null) {
            throw source.refusal(fence, "the block of this step is not closed", null);
        }
        if (heading == null || !(heading.getParent() instanceof Document)) {
            throw source.refusal(fence, "this step has no heading of its own", null);
        }
        if (found.size() == MOST_STEPS) {
            throw source.refusal(fence, "there are more than " + MOST_STEPS + " steps", null);
        }
        found.add(new Section(title(heading), prose(heading, block), fence, last(block)));
        heading = null;
    }

    private String title(Heading of) {
        String title = TextContentRenderer.builder().build().render(of).strip();
        if (title.isEmpty() || title.length() > 120) {
            throw source.refusal(first(of), "a step's heading has 1 to 120 characters", null);
        }
        return title;
    }

    private String prose(Heading of, FencedCodeBlock block) {
        String before = source.text(last(of) + 1, first(block));
        String after = source.text(last(block) + 1, end(block));
        return (before + "\n\n" + after).strip();
    }

    private int end(Node block) {
        for (Node next = block.getNext(); next != null; next = next.getNext()) {
            if (next instanceof Heading) {
                return first(next);
            }
        }
        return source.lines().size() + 1;
    }

    private static int first(Node node) {
        return node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private static int last(Node node) {
        return node.getSourceSpans().getLast().getLineIndex() + 1;
    }

    private static String shortened(String info) {
        return info.length() > 20 ? info.substring(0, 20) + "…" : info;
    }
}
