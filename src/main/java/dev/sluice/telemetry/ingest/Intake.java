package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cmcd.Cmcd;
import dev.sluice.telemetry.cmcd.CmcdReader;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Signal;
import dev.sluice.telemetry.session.SignalReader;
import dev.sluice.telemetry.session.Stage;
import dev.sluice.telemetry.session.Viewing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes bodies and requests into the open sessions, and what those come to into the cells. One thread. */
final class Intake {
    private static final int LONGEST_SID = 128;
    private static final long DAY_MS = 86_400_000;

    private final Directory directory;
    private final OpenSessions sessions;
    private final Rollups rollups;
    private final Cohorts cohorts;
    private final Rejections rejections;

    Intake(Directory directory, OpenSessions sessions, Rollups rollups, Cohorts cohorts, Rejections rejections) {
        this.directory = directory;
        this.sessions = sessions;
        this.rollups = rollups;
        this.cohorts = cohorts;
        this.rejections = rejections;
    }

    void take(Work work) {
        switch (work) {
            case Work.Posted posted -> posted.bodies().forEach(this::body);
            case Work.Requested requested -> requested(requested);
            case Work.TurnedAway away -> turnedAway(away);
            case Work.Forget forget -> throw new IllegalArgumentException("Forgetting is no intake");
        }
    }

    private void body(Body body) {
        var bySid = new HashMap<String, List<Cmcd>>();
        CmcdReader.body(body.bytes(), 0, body.bytes().length, record -> sort(record, bySid), rejections::count);
        bySid.forEach((sid, records) -> owner(body, sid).ifPresent(session -> hear(session, body, records)));
    }

    private void sort(Cmcd record, Map<String, List<Cmcd>> bySid) {
        String sid = record.text("sid");
        if (sid == null || sid.isEmpty() || sid.length() > LONGEST_SID) {
            rejections.count("sid missing or too long");
            return;
        }
        bySid.computeIfAbsent(sid, s -> new ArrayList<>()).add(record);
    }

    /** The session a sid means when this source says it; empty, and counted, where it may not say it. */
    private Optional<OpenSession> owner(Body body, String sid) {
        if (body.source().startsWith(Body.DEMO)) {
            return session(body.source().substring(Body.DEMO.length()), sid, body.client(), body.received());
        }
        var known = sessions.ifOpen(new OpenSession.Id(body.source(), sid));
        if (known != null) {
            return Optional.of(known);
        }
        var share = directory.shareOf(sid);
        boolean page = body.source().startsWith("s:");
        if (page && !share.map(handle -> body.source().equals("s:" + handle)).orElse(false)) {
            rejections.count(share.isPresent() ? "sid of another link" : "sid not known");
            return Optional.empty();
        }
        if (share.isPresent()) {
            return session(share.get(), sid, body.client(), body.received());
        }
        return sessions.openOrLoad(
                new OpenSession.Id(body.source(), sid), body.client(), 0, body.received(), rejections);
    }

    private Optional<OpenSession> session(String share, String sid, Traits client, long now) {
        return directory.share(share).flatMap(shared -> {
            var traits = shared.traits();
            for (Dimension dimension : Dimension.values()) {
                traits = traits.get(dimension) == null ? traits.with(dimension, client.get(dimension)) : traits;
            }
            return sessions.openOrLoad(
                    new OpenSession.Id("s:" + share, sid), traits, shared.lengthMs(), now, rejections);
        });
    }

    private void hear(OpenSession session, Body body, List<Cmcd> records) {
        var before = session.traits;
        var signals = new ArrayList<Signal>(records.size());
        for (Cmcd record : records) {
            var signal = SignalReader.of(record, body.received());
            if (Math.abs(signal.at() - body.received()) > DAY_MS) {
                rejections.count("time more than a day off");
                continue;
            }
            signals.add(signal);
            learn(session, record);
        }
        if (!signals.isEmpty()) {
            session.hear(signals, body.received());
            settle(session, before);
        }
    }

    private static void learn(OpenSession session, Cmcd record) {
        session.learn(Dimension.EXPERIMENT, record.text("org.svta.e-c"));
        session.learn(Dimension.SOURCE, record.text("org.svta.um-s"));
        session.learn(Dimension.MEDIUM, record.text("org.svta.um-m"));
        session.learn(Dimension.CAMPAIGN, record.text("org.svta.um-c"));
        session.learn(Dimension.PLAYER, record.text("org.svta.p-n"));
        session.learn(Dimension.VERSION, record.text("org.svta.p-v"));
        session.learn(Dimension.DEVICE, record.text("org.svta.d-t"));
        session.learn(Dimension.EDGE, record.text("cdn"));
    }

    private void requested(Work.Requested requested) {
        session(requested.share(), requested.sid(), requested.client(), requested.at())
                .ifPresent(session -> requested(session, requested));
    }

    private void requested(OpenSession session, Work.Requested requested) {
        var before = session.traits;
        boolean first = session.requests == 0;
        session.requested(requested.at());
        boolean refused = requested.refusal() != null && session.refusal == null;
        if (requested.refusal() != null && session.refusal == null) {
            session.refused(requested.refusal());
        }
        var cmcd = requested.cmcd();
        if (cmcd != null) {
            session.hear(List.of(SignalReader.of(cmcd, requested.at())), requested.at());
            learn(session, cmcd);
        }
        if (first || refused || cmcd != null) {
            settle(session, before);
        } else {
            sessions.changed(session);
        }
    }

    private void turnedAway(Work.TurnedAway away) {
        directory.share(away.share()).ifPresent(shared -> {
            var traits = shared.traits();
            for (Dimension dimension : Dimension.values()) {
                traits = traits.get(dimension) == null
                        ? traits.with(dimension, away.client().get(dimension))
                        : traits;
            }
            Tally.refused(away.at())
                    .replace(Tally.none(), rollups, cohorts.of(traits).all());
        });
    }

    /** Replaces what a session had added to the cells by what it comes to now. */
    void settle(OpenSession session, @Nullable Traits before) {
        var viewing = session.viewing();
        var member = cohorts.of(session.traits);
        int[] mine = member.all();
        session.cohorts = member.single();
        var counted = session.counted == null ? Tally.none() : Tally.of(session.counted, session.lengthMs);
        if (before != null && !before.equals(session.traits)) {
            Tally.none().replace(counted, rollups, cohorts.of(before).all());
            counted = Tally.none();
        }
        Tally.of(viewing, session.lengthMs).replace(counted, rollups, mine);
        session.counted = viewing;
        place(session, viewing, mine);
        sessions.changed(session);
    }

    /** Startup goes into the sketches once, when the first picture is known. */
    private void place(OpenSession session, Viewing viewing, int[] cohorts) {
        Long played = viewing.playedAt();
        Long startup = viewing.startupMs();
        if (session.placed || played == null || startup == null) {
            return;
        }
        session.placed = true;
        var before = preparation(session);
        for (int cohort : cohorts) {
            var cell = rollups.changing(Tally.minute(played), cohort);
            cell.startup().add(startup);
            viewing.stages().forEach((stage, ms) -> cell.stage(stage).add(ms));
            before.forEach((stage, ms) -> cell.stage(stage).add(ms));
        }
    }

    /** What the video of a session took; nothing where somebody else serves it. */
    private Map<Stage, Integer> preparation(OpenSession session) {
        String source = session.id.source();
        return source.startsWith("s:")
                ? directory
                        .share(source.substring(2))
                        .map(Directory.Shared::preparation)
                        .orElse(Map.of())
                : Map.of();
    }
}
