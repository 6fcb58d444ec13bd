package dev.sluice.runbook;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The incident report of a run: its document with what happened in place of the blocks.
 *
 * @param title one line
 * @param markdown CommonMark
 */
public record Report(String title, String markdown) {
    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(32).maxInlineNesting(32).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** A page for browsers and printers, complete in itself; nothing in it is loaded or run. */
    public String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                <style>
                body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
                pre { background: #f4f5f7; padding: .75rem; overflow: auto; font-size: 12px }
                blockquote { border-left: 4px solid #2f6feb; margin: 1rem 0; padding: .25rem 1rem; background: #f4f8ff }
                h2, h3, blockquote { break-inside: avoid }
                </style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(Markdown.html(title), RENDERER.render(PARSER.parse(markdown)));
    }
}
