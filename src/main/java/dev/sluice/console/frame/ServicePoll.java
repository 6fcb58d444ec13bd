package dev.sluice.console.frame;

import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.console.shell.Desk;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import org.jspecify.annotations.Nullable;

/** Asks the service how it is every two seconds, never twice at a time. */
final class ServicePoll {
    private static final javafx.util.Duration EVERY = javafx.util.Duration.seconds(2);

    private final Desk desk;
    private final ServiceFacts facts;
    private final ShellModel model;
    private boolean asking;

    private record Answer(
            ServiceInfo info,
            ServiceStatus status,
            @Nullable Instant telemetry,
            Duration roundTrip) {}

    ServicePoll(Desk desk, ServiceFacts facts, ShellModel model) {
        this.desk = desk;
        this.facts = facts;
        this.model = model;
    }

    /** Asks now and from now on. */
    Timeline start() {
        var timeline = new Timeline(new KeyFrame(EVERY, tick -> ask()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        ask();
        return timeline;
    }

    void ask() {
        if (asking) return;
        asking = true;
        desk.work()
                .job("Asking the service", progress -> answer())
                .quiet()
                .onSuccess(this::answered)
                .onFailure(why -> model.lost(desk.times().now().get(), why))
                .onEnd(() -> asking = false)
                .start();
    }

    private Answer answer() {
        var info = facts.info();
        var began = System.nanoTime();
        var status = facts.status();
        var roundTrip = Duration.ofNanos(System.nanoTime() - began);
        return new Answer(info, status, facts.newestTelemetry(), roundTrip);
    }

    private void answered(Answer answer) {
        model.newestTelemetry().set(answer.telemetry());
        desk.acts().operator().set(answer.info().operator());
        model.answered(desk.times().now().get(), answer.info(), answer.status(), answer.roundTrip());
    }
}
