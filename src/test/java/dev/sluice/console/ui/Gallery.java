package dev.sluice.console.ui;

import dev.sluice.api.Finding;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.Severity;
import dev.sluice.api.StepState;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.chart.Bar;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.chart.LatencyBudgetBar;
import dev.sluice.console.chart.RequestStage;
import dev.sluice.console.chart.SegmentChart;
import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.ToggleSwitch;

/** Every part of the console on four sheets, laid out as the workspaces will be; the figures are invented. */
public final class Gallery {
    private final Desk desk;

    public Gallery(Desk desk) {
        this.desk = desk;
    }

    /** A workspace that shows one of the sheets. */
    public static Workspace of(Node sheet) {
        return () -> sheet;
    }

    /** The sheet of an inspection. */
    public Node inspect() {
        var verdict = new Verdict();
        verdict.say(
                Tone.BAD,
                "Expired 42 minutes ago, after its TTL of 10 min",
                "It was created through the API with a TTL of 10 min; the other 41 links of this channel have 10 h. The video itself is fine and plays with a new link.");
        verdict.acts(
                button("Reissue for 10 h").primary(),
                button("Extend"),
                button("Copy sentence for customer"),
                button("Copy as cURL"),
                button("Open in Preview"),
                button("Save bundle"));
        verdict.note("decoded 12 ms · walked 640 ms");
        var findings = new Card(
                "Findings",
                rows(
                        FindingRow.wide(
                                finding(
                                        Severity.BLOCKS,
                                        "Expired by share TTL at 13:20:04 (12:20:04 UTC)",
                                        "TTL 10 min, low risk allows up to 24 h"),
                                button("Reissue")),
                        FindingRow.wide(finding(
                                Severity.WARNS,
                                "This machine's clock is 38 s ahead of the service",
                                "Date header, 5 samples")),
                        FindingRow.wide(
                                finding(
                                        Severity.WARNS,
                                        "Entitlement takes 310 ms, 150 ms last week",
                                        "Server-Timing, n = 2,114"),
                                button("Show trend")),
                        FindingRow.wide(finding(
                                Severity.HOLDS,
                                "Credential reaches every playlist, key and segment",
                                "5 clients, 14 requests")),
                        FindingRow.wide(finding(
                                Severity.NOT_MEASURED,
                                "Decoding on the viewer's device",
                                "a request pattern cannot show it"))));
        var walk = new Waterfall();
        walk.show(List.of(
                row(
                        "page",
                        403,
                        s(RequestStage.CONNECT, 0, 52),
                        s(RequestStage.TLS, 52, 41),
                        s(RequestStage.WAIT, 93, 78),
                        s(RequestStage.BODY, 171, 25)),
                Waterfall.Row.caption("with a fresh link"),
                row("session", 200, s(RequestStage.WAIT, 0, 162), s(RequestStage.BODY, 162, 9)),
                row("multivariant playlist", 200, s(RequestStage.WAIT, 171, 52), s(RequestStage.BODY, 223, 17)),
                row("media playlist 720p", 200, s(RequestStage.WAIT, 240, 42), s(RequestStage.BODY, 282, 17)),
                row("init", 200, s(RequestStage.WAIT, 299, 34), s(RequestStage.BODY, 333, 26)),
                row("segment 0", 200, s(RequestStage.WAIT, 359, 60), s(RequestStage.BODY, 419, 188)),
                new Waterfall.Row("first frame", "620 ms", Tone.NEUTRAL, List.of(s(RequestStage.PLAY, 607, 26)))));
        var link = new Card(
                        "Link",
                        KeyValueList.texts()
                                .add("Asset", "Autumn keynote, cut 3")
                                .add("Mode, channel", "direct · partner-newsletter")
                                .add("Created", "13:10:04 by kim (producer)")
                                .add("Lifetime", new Bar(0.85, Tone.BAD))
                                .add(
                                        "Ended",
                                        new TimeLabel(
                                                desk.times(),
                                                desk.times().now().get().minusSeconds(42 * 60)))
                                .add("Token", new Masked("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJlLWhlcmU")))
                .note(new Chip("expired", Tone.NEUTRAL));
        TableView<List<String>> clients = Tables.table(
                Texts.muted("Not walked yet."),
                Tables.text("client", 130, r -> r.get(0)),
                Tables.column("playlist", 70, r -> new StatusDot(Tone.OK, "arrives")),
                Tables.column(
                        "segment", 70, r -> new StatusDot(r.get(0).startsWith("AV") ? Tone.BAD : Tone.OK, "arrives")),
                Tables.muted("key", 60, r -> "no key"),
                Tables.column("CORS", 50, r -> new StatusDot(Tone.NEUTRAL, "not needed")));
        clients.getItems()
                .setAll(
                        List.of("Browser"),
                        List.of("Safari, no cookies"),
                        List.of("AVPlayer"),
                        List.of("VLC"),
                        List.of("ExoPlayer"));
        var matrix = new Card("Credential arrives, by client", Tables.compact(clients));
        return new Page(
                verdict,
                Page.columns(
                        new double[] {7, 3},
                        Page.column(findings, new Card("Walk, as a browser viewer", walk)),
                        Page.column(link, matrix)));
    }

    /** The sheet of a list with what is selected. */
    public Node links() {
        var bars = new ArrayList<BarStrip.Bar>();
        for (var i = 0; i < 48; i++) {
            bars.add(new BarStrip.Bar(
                    4 + 18 * Math.abs(Math.sin(i * 0.7)) + i % 5, i < 2 ? Tone.BAD : Tone.INFO, i + " links"));
        }
        var strip = new BarStrip();
        strip.show(bars);
        TableView<List<String>> table = Tables.table(
                new EmptyState(org.kordamp.ikonli.feather.Feather.LINK, "No link matches.", "Take a filter away."),
                Tables.text("Asset", 180, r -> r.get(0)),
                Tables.text("Channel", 130, r -> r.get(1)),
                Tables.text("Mode", 60, r -> r.get(2)),
                Tables.column("State", 72, r -> new Chip(r.get(3), r.get(3).equals("active") ? Tone.OK : Tone.WARN)),
                Tables.column(
                        "Expires ↑",
                        200,
                        r -> Texts.row(
                                new Bar(
                                        Double.parseDouble(r.get(4)),
                                        Double.parseDouble(r.get(4)) < 0.05 ? Tone.BAD : Tone.INFO),
                                Texts.muted(r.get(5)))),
                Tables.figure("Watching", 76, r -> r.get(6)),
                Tables.text("Created", 130, r -> r.get(7)));
        var names = List.of(
                "Match day 12, second half",
                "Training: safety 04",
                "Autumn keynote, cut 3",
                "Investor update Q3",
                "Product teaser 30 s",
                "Town hall October");
        for (var i = 0; i < 14; i++) {
            table.getItems()
                    .add(List.of(
                            names.get(i % 6),
                            i % 2 == 0 ? "api-mobile" : "owned-player",
                            "api",
                            i % 4 == 2 ? "frozen" : "active",
                            Double.toString(i / 14.0 + 0.01),
                            i < 2 ? (11 + i * 15) + " min" : i + " h " + (i * 7 % 60) + " min",
                            i % 3 == 0 ? "1,204" : "12",
                            "kim · today 04:10"));
        }
        table.getSelectionModel().select(3);
        VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
        var slider = new Slider(0.5, 12, 9.8);
        var range = new RangeSlider(0, 24, 4, 18);
        var selected = new Card(
                        "Investor update Q3",
                        Texts.muted("embed · owned-player · medium risk · 341 watching"),
                        Texts.strong("Time to live"),
                        slider,
                        range,
                        new ToggleSwitch("Ends with the session"),
                        Texts.strong("Bound to"),
                        KeyValueList.texts()
                                .add("Origins", "ir.example.com")
                                .add("Sessions at once", "500")
                                .add("Viewers", "any signed in"),
                        Texts.strong("Last hour"),
                        KeyValueList.figures()
                                .add("Startup p95", "1.4 s")
                                .add("Stalled", "0.31 %")
                                .add("Refused", "17 · wrong origin"),
                        row(
                                button("Freeze"),
                                button("Reissue"),
                                new ActButton(
                                        desk.acts(),
                                        Act.of("x", "Revoke")
                                                .needs(Role.ADMIN)
                                                .destroys()
                                                .runs(() -> {}))))
                .note(new Chip("active", Tone.OK));
        return new Page(
                new Heading("Links", button("Save filter"), button("New link").primary())
                        .count("1,048,576 in all · 12,906 match"),
                row(
                        new SearchField("asset, channel, viewer, handle…", t -> {}),
                        new FilterChip("state: active, frozen", () -> {}),
                        new FilterChip("expires within 24 h", () -> {})),
                new Card("Expiring next", strip).note("24 h, by half hour"),
                Page.columns(new double[] {7.2, 2.8}, new Card("", table), selected));
    }

    /** The sheet of a run. */
    public Node emergency() {
        var t0 = Instant.parse("2026-11-22T12:02:00Z");
        var steps = new VBox(
                step("Declare", StepState.DONE, 4, "dana · reason: leaked", t0),
                step("Contain", StepState.DONE, 19, "issuance frozen, asset floor 4 → 5, canary issue refused", t0),
                step("Push to edges", StepState.DONE, 182, "8 of 8 acknowledged, seq 20,418, slowest fra-2", t0),
                step("Snapshot targets", StepState.DONE, 240, "12,906 links · 341 viewers · sha256 9c1f…", t0),
                step("End live sessions", StepState.DONE, 430, "341 → 0", t0),
                step("Purge caches", StepState.FAILED, 1902, "own caches 403 · commercial CDN pending, 18 s", t0),
                step("Rotate signing keys", StepState.NOT_NEEDED, 0, "not suspected (recorded)", t0),
                step(
                        "Verify by probing",
                        StepState.RUNNING,
                        3100,
                        "revoked 412 of 600 refused, 0 played · controls 20 of 20 play",
                        t0),
                step("Reissue to recipients", StepState.PENDING, 0, "", t0),
                step("Thaw issuance", StepState.PENDING, 0, "", t0));
        var runbook = new Card(
                        "Runbook",
                        steps,
                        new Quote(
                                "Verify by probing",
                                "Ask for revoked links from every edge as a viewer would, playing sessions and direct segment addresses included, and for control links that must still play. If a revoked link plays, go back to “Push to edges”."))
                .tall();
        var edges = KeyValueList.figures();
        for (var i = 0; i < 6; i++) {
            edges.add(new StatusDot(i == 3 ? Tone.WARN : Tone.OK, "ok"), "edge-" + i, 31 + i * 9 + " ms");
        }
        var clocks = new Card(
                "",
                new Figure("contained").large().value("0.182 s").tone(Tone.OK).note("click → last own edge refusing"),
                new Figure("verified").large().value("3.1 s …"));
        var budget = new LatencyBudgetBar();
        budget.show(
                List.of(
                        new LatencyBudgetBar.Part("multivariant", 96.0, 150),
                        new LatencyBudgetBar.Part("media", 110.0, 150),
                        new LatencyBudgetBar.Part("entitlement", 310.0, 150),
                        new LatencyBudgetBar.Part("edge", 140.0, 200),
                        new LatencyBudgetBar.Part("player", null, 100)),
                2000);
        var chart = new SegmentChart();
        var segments = new ArrayList<BarStrip.Bar>();
        for (var i = 0; i < 60; i++)
            segments.add(new BarStrip.Bar(2 + Math.abs(Math.sin(i * 1.3)), i == 37 ? Tone.BAD : Tone.INFO, "s" + i));
        chart.show(segments, "0:00", "48:10");
        chart.reference(2.7, "declared peak 3.1 Mbit/s");
        chart.cursor(20);
        return new Page(
                new Heading("Emergency invalidation", button("Pause"), button("Document"), button("Report so far"))
                        .line(
                                "run 2026-11-22-03 · emergency-invalidation v4 · by dana · “leaked on a forum, ticket 8812”"),
                Page.columns(
                        new double[] {25, 50, 25},
                        Page.column(
                                new Card(
                                        "Scope",
                                        Texts.strong("Asset · Investor update Q3"),
                                        KeyValueList.figures()
                                                .add("Hits", "12,906 links · 341 live")
                                                .add("Channels", "3 of 19")
                                                .add("Spares", "1,035,670 links")),
                                new Card(
                                        "Before the click",
                                        KeyValueList.figures()
                                                .add(new StatusDot(Tone.OK, "ok"), "Edges", "8 of 8, lease 10 s")
                                                .add(
                                                        new StatusDot(Tone.WARN, "slow"),
                                                        "Commercial CDN",
                                                        "purge only, 5–25 s")),
                                new Card("Latency budget", budget),
                                new Card("Segments, 720p", chart).note("bit rate · click to jump")),
                        runbook,
                        Page.column(clocks, new Card("Edges", edges))));
    }

    /** The sheet of figures, narrow findings, and what is empty or loading. */
    public Node quality() {
        var figures = Page.equal(
                new Figure("Startup p95")
                        .card()
                        .value("1.62 s")
                        .note("target < 2 s · n 14,141 · ±0.04")
                        .state("burning", Tone.WARN),
                new Figure("Stalled time")
                        .card()
                        .value("0.38 %")
                        .note("target < 0.5 % · Σ stalled / Σ watched")
                        .state("in budget", Tone.OK),
                new Figure("Start failures")
                        .card()
                        .value("0.6 %")
                        .note("target < 1 % · without 212 policy refusals")
                        .state("in budget", Tone.OK),
                new Figure("Watching now")
                        .card()
                        .value("3,871")
                        .note("peak 5,204 at 11:52")
                        .state("", Tone.OK));
        var blocks = new Card(
                "Blocks publishing",
                rows(FindingRow.stacked(
                        finding(
                                Severity.BLOCKS,
                                "Segment 37 starts without an IDR frame",
                                "720p/s00037.m4s, first NAL type 1 · Apple 7.4 · viewers who seek here see grey"),
                        button("Go there"))));
        var warns = new Card(
                "Warns",
                rows(
                        FindingRow.stacked(
                                finding(
                                        Severity.WARNS,
                                        "Average of 1080p is 18 % above AVERAGE-BANDWIDTH",
                                        "declared 4,000,000 · measured 4,710,000"),
                                button("Copy line")),
                        FindingRow.stacked(
                                finding(Severity.WARNS, "Audio 80 kbit/s, target 96–192", "all renditions"),
                                button("Re-prepare"))));
        var empty = new Card(
                        "",
                        new EmptyState(
                                org.kordamp.ikonli.feather.Feather.FILM,
                                "No video yet.",
                                "Add a file that FFmpeg reads; it is prepared and checked before anybody can see it.",
                                button("Add a video").primary()))
                .tall();
        return new Page(
                new Heading("Quality", button("last 8 h"), button("compare"))
                        .line("prepared 13:41 in 3 min 12 s · profile stability"),
                figures,
                Page.columns(
                        new double[] {5, 5},
                        Page.column(blocks, warns, new Card("Loading", Loading.skeleton())),
                        Page.column(empty)));
    }

    private ActButton button(String label) {
        return new ActButton(
                desk.acts(),
                Act.of("gallery." + label, label).help("Shows how it looks").runs(() -> {}));
    }

    private static Node row(Node... nodes) {
        return Texts.row(nodes);
    }

    private static VBox rows(Node... rows) {
        var box = new VBox(rows);
        box.getStyleClass().add("rows");
        return box;
    }

    private static Finding finding(Severity severity, String sentence, String evidence) {
        return new Finding("gallery", severity, sentence, evidence, "", null);
    }

    private static Waterfall.Row row(String name, int status, Waterfall.Segment... segments) {
        return Waterfall.Row.of(name, status, List.of(segments));
    }

    private static Waterfall.Segment s(RequestStage stage, double start, double length) {
        return new Waterfall.Segment(stage, start, length);
    }

    private static RunbookStepRow step(String title, StepState state, long ms, String evidence, Instant t0) {
        var started = state == StepState.PENDING ? null : t0;
        var ended = state == StepState.DONE || state == StepState.FAILED ? t0.plusMillis(ms) : null;
        return new RunbookStepRow(new Run.Step(title, title, state, started, ended, evidence), t0, t0.plusMillis(ms));
    }
}
