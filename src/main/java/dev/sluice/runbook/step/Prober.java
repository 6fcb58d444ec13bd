package dev.sluice.runbook.step;

import dev.sluice.runbook.step.Tally.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks every edge as a viewer would. Answers are counted as they come; a silent edge is neither a refusal nor a success. One
 * lost answer of an edge that gives others is asked for again, so that a packet does not stop a run.
 */
final class Prober {
    private static final int AT_ONCE = 32;

    private final OkHttpClient http;

    /** @param executor carries the calls; virtual threads */
    Prober(ExecutorService executor) {
        var dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(2 * AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .callTimeout(Duration.ofSeconds(5))
                .followRedirects(false)
                .build();
    }

    /** Asks each edge for each probe; {@code progress} hears the tally now and then. Blocks until all have answered. */
    Tally ask(List<Edges.Edge> edges, List<Probe> probes, Consumer<Tally> progress) {
        var count = new Count(edges.size() * probes.size(), progress);
        var answers = new ArrayList<CompletableFuture<Void>>();
        for (Edges.Edge edge : edges) {
            for (Probe probe : probes) {
                answers.add(ask(edge, probe, count, probes.size() <= AT_ONCE));
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return count.tally();
    }

    /** @param patient whether it is asked once more though the edge gave no other answer: where that does not take long */
    private CompletableFuture<Void> ask(Edges.Edge edge, Probe probe, Count count, boolean patient) {
        var answered = new CompletableFuture<Void>();
        ask(edge, probe, count, patient, true, answered);
        return answered;
    }

    private void ask(
            Edges.Edge edge,
            Probe probe,
            Count count,
            boolean patient,
            boolean again,
            CompletableFuture<Void> answered) {
        var request = new Request.Builder().url(edge.base() + probe.path()).build();
        http.newCall(request).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException failure) {
                if (again && (patient || count.answers(edge.name()))) {
                    ask(edge, probe, count, patient, false, answered);
                } else {
                    count.silent(edge.name() + " did not answer");
                    answered.complete(null);
                }
            }

            @Override
            public void onResponse(Call call, Response response) {
                int status = response.code();
                response.close();
                count.answered(edge.name(), status, edge.name() + " answered " + status + " for " + probe.share());
                answered.complete(null);
            }
        });
    }

    /** Counts from many threads. */
    private static final class Count {
        private static final int SAY_EVERY = 25;
        private static final int SAMPLES = 3;

        private final int all;
        private final Consumer<Tally> progress;
        private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        private final Map<Kind, List<String>> seen = new EnumMap<>(Kind.class);
        private final Set<String> answering = new HashSet<>();

        Count(int all, Consumer<Tally> progress) {
            this.all = all;
            this.progress = progress;
        }

        synchronized boolean answers(String edge) {
            return answering.contains(edge);
        }

        synchronized void answered(String edge, int status, String words) {
            answering.add(edge);
            count(Kind.of(status), words);
        }

        synchronized void silent(String words) {
            count(Kind.SILENT, words);
        }

        private void count(Kind kind, String words) {
            if (counts.merge(kind, 1, Integer::sum) <= SAMPLES) {
                seen.computeIfAbsent(kind, k -> new ArrayList<>()).add(words);
            }
            if ((of(Kind.REFUSED) + of(Kind.PLAYED) + of(Kind.SILENT)) % SAY_EVERY == 0) {
                progress.accept(tally());
            }
        }

        private int of(Kind kind) {
            return counts.getOrDefault(kind, 0);
        }

        synchronized Tally tally() {
            return new Tally(all, of(Kind.REFUSED), of(Kind.PLAYED), of(Kind.SILENT), seen);
        }
    }
}
